package org.gatehouse.apparmor.policy;

import java.util.List;
import java.util.Map;

/** Reads {@code ptrace} rules. */
final class PtraceReader {
  private static final int ALL = 2 | 4 | 8 | 16;
  static final Perms PERMS =
      new Perms("ptrace", Map.of("trace", 2, "write", 2, "read", 4, "tracedby", 8, "readby", 16));

  private PtraceReader() {}

  static Rule read(TokenStream tokens, Qualifiers qualifiers) {
    Place place = tokens.next().place();
    int perms = PERMS.read(tokens);
    List<Condition> conditions = Condition.list(tokens);
    tokens.endOfRule();
    Texts texts = new Texts("ptrace");
    for (Condition condition : conditions) {
      if (!condition.equal() || !condition.name().equals("peer")) {
        throw condition.refused("ptrace: expected peer=, found " + condition.name());
      }
      texts.put("peer", condition);
    }
    return new PtraceRule(place, qualifiers, perms == 0 ? ALL : perms, texts.get("peer"));
  }
}
