package org.gatehouse.apparmor.policy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a rule's conditionals, each given once at most. */
final class Texts {
  private final String rule;
  private final Map<String, String> values = new HashMap<>();

  Texts(String rule) {
    this.rule = rule;
  }

  /** Keeps the first value of a conditional under a key. */
  void put(String key, Condition condition) {
    if (values.put(key, condition.values().get(0)) != null) {
      throw condition.refused(rule + ": " + condition.name() + " can be given only once");
    }
  }

  @Nullable String get(String key) {
    return values.get(key);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }
}
