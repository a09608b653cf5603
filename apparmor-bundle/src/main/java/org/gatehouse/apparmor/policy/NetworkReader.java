package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Reads {@code network} rules: a family, a type or protocol, both or none. */
final class NetworkReader {
  private NetworkReader() {}

  static Rule read(TokenStream tokens, Qualifiers qualifiers) {
    Place place = tokens.next().place();
    List<String> names = new ArrayList<>();
    while (tokens.sees(TokenKind.ID) && names.size() < 2) {
      names.add(tokens.next().text());
    }
    tokens.endOfRule();
    SortedMap<Integer, Integer> types = types(names);
    if (types.isEmpty()) {
      throw new PolicyException(
          place, "network: no family or socket type '" + String.join(" ", names) + "'");
    }
    return new NetworkRule(place, qualifiers, types);
  }

  /** How a rule is written: the names that give its types. */
  static String names(NetworkRule rule) {
    List<List<String>> candidates = new ArrayList<>();
    candidates.add(List.of());
    String family = SocketTypes.family(rule.types().firstKey());
    for (String type : SocketTypes.typeNames()) {
      candidates.add(List.of(type));
      candidates.add(List.of(family, type));
    }
    candidates.add(List.of(family));
    return candidates.stream()
        .filter(names -> types(names).equals(rule.types()))
        .findFirst()
        .map(names -> names.isEmpty() ? "" : " " + String.join(" ", names))
        .orElseThrow(() -> new IllegalArgumentException("no rule has the types " + rule.types()));
  }

  private static SortedMap<Integer, Integer> types(List<String> names) {
    if (names.isEmpty()) {
      return collect(family -> -1);
    }
    String first = names.get(0);
    if (names.size() == 2) {
      return collect(family -> family.equals(first) ? SocketTypes.types(family, names.get(1)) : 0);
    }
    SortedMap<Integer, Integer> whole =
        collect(family -> family.equals(first) ? SocketTypes.all() : 0);
    return whole.isEmpty() ? collect(family -> SocketTypes.types(family, first)) : whole;
  }

  private static SortedMap<Integer, Integer> collect(ToIntFunction<String> typesOf) {
    SortedMap<Integer, Integer> found = new TreeMap<>();
    for (int number = 0; number < SocketTypes.families(); number++) {
      String family = SocketTypes.family(number);
      int types = typesOf.applyAsInt(family);
      if (types == -1 || (types != 0 && !family.equals("-"))) {
        found.put(number, types);
      }
    }
    return found;
  }
}
