package org.gatehouse.selinux.tool;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.server.ActivePolicy;

/** A policy in one setting, and the contexts that were read under it. One thread. */
final class Setting {
  private static final int MANY = 100_000;

  private final ActivePolicy policy;
  private final Map<String, Optional<Context>> contexts = new HashMap<>();

  Setting(ActivePolicy policy) {
    this.policy = policy;
  }

  ActivePolicy policy() {
    return policy;
  }

  /** The valid context that a text is. */
  Optional<Context> context(String text) {
    if (contexts.size() > MANY) {
      contexts.clear();
    }
    return contexts.computeIfAbsent(text, policy::parse);
  }
}
