package org.gatehouse.selinux.policy;

/**
 * Writes a policy in its version. What {@link PolicyReader} read of the versions 30 to 33 comes
 * back byte by byte; older versions come back with the same meaning, and what a version has no
 * place for is left out.
 */
public final class PolicyWriter {
  private PolicyWriter() {}

  /** The policy in the binary form of its version. */
  public static byte[] write(Policy policy) {
    int version = policy.version();
    ByteSink out = new ByteSink();
    out.i32(Format.MAGIC);
    out.name(Format.TARGET);
    out.i32(version, policy.config());
    out.i32(Format.symbolTables(version), Format.contextLists(version));
    if (version >= Format.CAPABILITIES) {
      out.ebitmap(policy.capabilities());
    }
    if (version >= Format.PERMISSIVE) {
      out.ebitmap(policy.permissive());
    }
    new SymbolWriter(out, version).write(policy.names());
    body(policy, out);
    return out.bytes();
  }

  private static void body(Policy policy, ByteSink out) {
    int version = policy.version();
    RuleWriter rules = new RuleWriter(out, version);
    TransitionWriter transitions = new TransitionWriter(out, policy);
    LabelWriter labels = new LabelWriter(out, version);
    rules.rules(policy.rules());
    if (version >= Format.BOOLEANS) {
      rules.conditionals(policy.conditionals());
    }
    transitions.roleTransitions(policy.roleTransitions());
    transitions.roleAllows(policy.roleAllows());
    transitions.filenameTransitions(policy.filenameTransitions());
    labels.labels(policy.labels());
    labels.genfs(policy.genfs());
    if (version >= Format.MLS) {
      transitions.rangeTransitions(policy.rangeTransitions());
    }
    if (version >= Format.AVTAB) {
      policy.typeAttributes().forEach(out::ebitmap);
    }
  }
}
