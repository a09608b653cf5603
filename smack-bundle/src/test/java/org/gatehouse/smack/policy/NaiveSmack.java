package org.gatehouse.smack.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules of Smack as a list of sentences over strings and sets of letters; shares nothing with
 * the engine.
 */
final class NaiveSmack {
  private final Map<List<String>, Set<Character>> rules = new HashMap<>();

  void rule(String subject, String object, String letters) {
    rules.put(List.of(subject, object), letters(letters));
  }

  void change(String subject, String object, String grant, String take) {
    Set<Character> access = rules.computeIfAbsent(List.of(subject, object), k -> new HashSet<>());
    access.addAll(letters(grant));
    access.removeAll(letters(take));
  }

  void revoke(String subject) {
    rules.forEach(
        (pair, access) -> {
          if (pair.get(0).equals(subject)) {
            access.clear();
          }
        });
  }

  boolean allows(String subject, String object, String letters) {
    Set<Character> request = letters(letters);
    if (subject.equals("*")) {
      return false;
    }
    if (subject.equals("@") || object.equals("@") || object.equals("*") || subject.equals(object)) {
      return true;
    }
    boolean reading = Set.of('r', 'x').containsAll(request);
    boolean locking = Set.of('l').containsAll(request);
    if ((reading || locking) && (object.equals("_") || subject.equals("^"))) {
      return true;
    }
    Set<Character> may = new HashSet<>(rules.getOrDefault(List.of(subject, object), Set.of()));
    if (may.contains('w')) {
      may.add('l');
    }
    return !may.isEmpty() && may.containsAll(request);
  }

  private static Set<Character> letters(String text) {
    return text.chars()
        .mapToObj(c -> (char) c)
        .filter(c -> c != '-')
        .collect(Collectors.toCollection(HashSet::new));
  }
}
