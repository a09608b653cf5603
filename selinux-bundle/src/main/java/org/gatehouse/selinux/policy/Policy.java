package org.gatehouse.selinux.policy;

import java.util.List;

/**
 * A whole policy. Immutable, and independent of the binary form but for {@code version}, which says
 * what the writer writes.
 *
 * @param config {@link #MLS}, {@link #REJECT_UNKNOWN}, {@link #ALLOW_UNKNOWN}
 * @param capabilities the numbers of the policy capabilities that are on
 * @param permissive values of the types that are permissive
 * @param typeAttributes for each type its attributes and itself, values less 1
 */
public record Policy(
    int version,
    int config,
    Ebitmap capabilities,
    Ebitmap permissive,
    Names names,
    RuleTable rules,
    List<Conditional> conditionals,
    List<RoleTransition> roleTransitions,
    List<RoleAllow> roleAllows,
    List<FilenameTransition> filenameTransitions,
    Labels labels,
    List<Genfs> genfs,
    List<RangeTransition> rangeTransitions,
    List<Ebitmap> typeAttributes) {
  /** There are levels. */
  public static final int MLS = 1;

  /** A policy that lacks a class or permission that its user knows is not to be loaded. */
  public static final int REJECT_UNKNOWN = 2;

  /** Classes and permissions that the policy lacks are allowed. */
  public static final int ALLOW_UNKNOWN = 4;

  /** The policy capabilities by number (Linux 6.12). */
  public static final List<String> CAPABILITIES =
      List.of(
          "network_peer_controls",
          "open_perms",
          "extended_socket_class",
          "always_check_network",
          "cgroup_seclabel",
          "nnp_nosuid_transition",
          "genfs_seclabel_symlinks",
          "ioctl_skip_cloexec",
          "userspace_initial_context");

  /** Whether contexts have levels. */
  public boolean isMls() {
    return (config & MLS) != 0;
  }

  /** Whether unknown classes and permissions are allowed. */
  public boolean isUnknownAllowed() {
    return (config & ALLOW_UNKNOWN) != 0;
  }

  /** Whether the policy is not to be loaded where it lacks a class or permission. */
  public boolean isUnknownRejected() {
    return (config & REJECT_UNKNOWN) != 0;
  }

  /** The same policy with other unconditional rules. */
  public Policy withRules(RuleTable other) {
    return withRules(other, conditionals);
  }

  /** The same policy with other rules, and others under booleans. */
  public Policy withRules(RuleTable other, List<Conditional> others) {
    return copy(version, names, other, others);
  }

  /** The same policy with other symbols under the same values. */
  public Policy withNames(Names other) {
    return copy(version, other, rules, conditionals);
  }

  /**
   * The same policy to be written in another version. What that version has no place for is left
   * out by the writer.
   */
  public Policy withVersion(int other) {
    return copy(other, names, rules, conditionals);
  }

  private Policy copy(int version, Names names, RuleTable rules, List<Conditional> conditionals) {
    return new Policy(
        version,
        config,
        capabilities,
        permissive,
        names,
        rules,
        conditionals,
        roleTransitions,
        roleAllows,
        filenameTransitions,
        labels,
        genfs,
        rangeTransitions,
        typeAttributes);
  }
}
