package org.gatehouse.capability.policy;

/**
 * The capability sets of a task and what goes with them (struct cred).
 *
 * @param permitted what it may put in force
 * @param effective what is in force
 * @param inheritable what it keeps through exec, where the file has it too
 * @param ambient what it keeps through exec of a file without capabilities
 * @param bounding what a file can give it at most
 * @param securebits the {@link SecureBits}
 * @param noNewPrivs whether exec gives nothing
 */
public record TaskCaps(
    long permitted,
    long effective,
    long inheritable,
    long ambient,
    long bounding,
    int securebits,
    boolean noNewPrivs) {
  /** No capability, and a full bounding set. */
  public static final TaskCaps NONE = new TaskCaps(0, 0, 0, 0, Bits.ALL, 0, false);

  /** Every capability but inheritable and ambient ones: the first task. */
  public static final TaskCaps FULL = NONE.with(Bits.ALL, Bits.ALL);

  /** With these permitted and effective sets. */
  public TaskCaps with(long newPermitted, long newEffective) {
    return new TaskCaps(
        newPermitted, newEffective, inheritable, ambient, bounding, securebits, noNewPrivs);
  }

  /** With this ambient set. */
  public TaskCaps withAmbient(long set) {
    return new TaskCaps(permitted, effective, inheritable, set, bounding, securebits, noNewPrivs);
  }

  /** With this inheritable set. */
  public TaskCaps withInheritable(long set) {
    return new TaskCaps(permitted, effective, set, ambient, bounding, securebits, noNewPrivs);
  }

  /** With this bounding set. */
  public TaskCaps withBounding(long set) {
    return new TaskCaps(permitted, effective, inheritable, ambient, set, securebits, noNewPrivs);
  }

  /** With these securebits. */
  public TaskCaps withSecurebits(int bits) {
    return new TaskCaps(permitted, effective, inheritable, ambient, bounding, bits, noNewPrivs);
  }

  /** With no_new_privs, which nothing takes back. */
  public TaskCaps withNoNewPrivs() {
    return new TaskCaps(permitted, effective, inheritable, ambient, bounding, securebits, true);
  }

  /**
   * What a running task has once its grant has changed: it loses what was withdrawn, and gains what
   * is new, within its bounding set and not under no_new_privs. What it gave up itself it does not
   * get again.
   */
  public TaskCaps granted(FileCaps before, FileCaps now) {
    long room = noNewPrivs ? 0 : bounding;
    long nextPermitted = moved(permitted, before.permitted(), now.permitted(), room);
    long nextEffective = moved(effective, before.inForce(), now.inForce(), nextPermitted);
    long lost = before.permitted() & ~now.permitted();
    return with(nextPermitted, nextEffective & nextPermitted)
        .withInheritable(inheritable & ~lost)
        .withAmbient(ambient & ~lost);
  }

  private static long moved(long set, long before, long now, long room) {
    return (set & ~(before & ~now)) | (now & ~before & room);
  }

  /** What {@code getpcaps} prints of it. */
  public CapState state() {
    return new CapState(effective, inheritable, permitted);
  }
}
