package org.gatehouse.selinux;

/**
 * The status page (Linux 6.1 struct selinux_kernel_status). Immutable; each change is another one.
 *
 * @param sequence even, and raised by two with every change: an odd one would be half done
 * @param enforcing whether denials are enforced
 * @param policyload how many policies were loaded, and booleans committed
 * @param denyUnknown whether what the policy does not know is denied
 */
public record SelinuxStatus(int sequence, boolean enforcing, int policyload, boolean denyUnknown) {
  /** The version of the layout. */
  public static final int VERSION = 1;

  /** Before a policy. */
  public static final SelinuxStatus INITIAL = new SelinuxStatus(0, true, 0, true);

  SelinuxStatus withEnforcing(boolean next) {
    return new SelinuxStatus(sequence + 2, next, policyload, denyUnknown);
  }

  SelinuxStatus withLoad(boolean deny) {
    return new SelinuxStatus(sequence + 2, enforcing, policyload + 1, deny);
  }

  SelinuxStatus withCommit() {
    return new SelinuxStatus(sequence + 2, enforcing, policyload + 1, denyUnknown);
  }
}
