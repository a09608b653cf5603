package org.gatehouse.selinux.avc;

/**
 * A decision that the policy wants recorded.
 *
 * @param source the subject's SID
 * @param target the object's SID
 * @param known the object's class
 * @param audited the permissions to record, of those requested
 * @param denied whether they were denied; else they were granted
 * @param permissive whether they were denied but let pass
 * @param sequence of the snapshot that decided
 */
public record AvcEvent(
    int source,
    int target,
    int known,
    int audited,
    boolean denied,
    boolean permissive,
    int sequence) {}
