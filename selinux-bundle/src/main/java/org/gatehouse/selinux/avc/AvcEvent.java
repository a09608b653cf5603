package org.gatehouse.selinux.avc;

/**
 * A decision that is not a plain allow.
 *
 * @param source the subject's SID
 * @param target the object's SID
 * @param known the object's class
 * @param audited the permissions that the policy wants recorded; 0 for none
 * @param refused the permissions that are missing, recorded or not; 0 where all were granted
 * @param permissive whether they were denied but let pass
 * @param sequence of the snapshot that decided
 */
public record AvcEvent(
    int source, int target, int known, int audited, int refused, boolean permissive, int sequence) {
  /** Whether permissions are missing; else they were granted. */
  public boolean denied() {
    return refused != 0;
  }

  /** Whether the subject must not go on. */
  public boolean isEnforced() {
    return refused != 0 && !permissive;
  }
}
