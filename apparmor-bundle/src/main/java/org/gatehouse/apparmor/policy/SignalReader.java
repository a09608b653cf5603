package org.gatehouse.apparmor.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads {@code signal} rules. */
final class SignalReader {
  private static final int EXISTS = 35;
  private static final int REAL_TIME = 128;
  private static final int REAL_TIME_LAST = 32;
  static final Perms PERMS =
      new Perms("signal", Map.of("send", 2, "write", 2, "receive", 4, "read", 4));

  /** The signals from 1 on, in AppArmor's order. */
  static final List<String> NAMES =
      Arrays.asList(
          "hup int quit ill trap abrt bus fpe kill usr1 segv usr2 pipe alrm term stkflt chld cont"
              .concat(" stop stp ttin ttou urg xcpu xfsz vtalrm prof winch io pwr sys emt")
              .split(" "));

  private SignalReader() {}

  static Rule read(TokenStream tokens, Qualifiers qualifiers) {
    Place place = tokens.next().place();
    int perms = PERMS.read(tokens);
    List<Condition> conditions = Condition.list(tokens);
    tokens.endOfRule();
    SortedSet<Integer> signals = new TreeSet<>();
    Texts texts = new Texts("signal");
    for (Condition condition : conditions) {
      if (!condition.equal()) {
        throw condition.refused("signal: expected " + condition.name() + "=");
      }
      switch (condition.name()) {
        case "set" -> condition.values().forEach(name -> signals.add(number(name, condition)));
        case "peer" -> texts.put("peer", condition);
        default -> throw condition.refused("signal: no conditional '" + condition.name() + "'");
      }
    }
    return new SignalRule(place, qualifiers, perms == 0 ? 6 : perms, signals, texts.get("peer"));
  }

  private static int number(String name, Condition condition) {
    if (name.startsWith("rtmin+")) {
      long number = CNumbers.unsignedPrefix(name.substring("rtmin+".length()));
      if (number >= 0 && number <= REAL_TIME_LAST) {
        return REAL_TIME + (int) number;
      }
    } else if (name.equals("exists")) {
      return EXISTS;
    } else if (NAMES.contains(name)) {
      return NAMES.indexOf(name) + 1;
    }
    throw condition.refused("signal: no signal '" + name + "'");
  }

  /** How a signal is written. */
  static String name(int number) {
    return number >= REAL_TIME
        ? "rtmin+" + (number - REAL_TIME)
        : number == EXISTS ? "exists" : NAMES.get(number - 1);
  }
}
