package org.gatehouse.capability.policy;

import java.util.Optional;

/**
 * What exec makes of capability sets (cap_bprm_creds_from_file).
 *
 * <p>Bundles have no uids and start as {@link #plain}; the root model is here because the formula
 * is one.
 *
 * @param realRoot whether the real uid is 0
 * @param effectiveRoot whether the effective uid will be 0
 * @param setid whether the file changes the effective uid or gid
 * @param unsafe whether something shares the task's state or it is otherwise unsafe to gain
 * @param tracerCapable false if a tracer without CAP_SYS_PTRACE has hold of the task
 */
public record Exec(
    boolean realRoot, boolean effectiveRoot, boolean setid, boolean unsafe, boolean tracerCapable) {
  private static final Exec PLAIN = new Exec(false, false, false, false, true);

  /** Exec by an ordinary user whom nobody traces. */
  public static Exec plain() {
    return PLAIN;
  }

  /** The sets of the new program; empty for EPERM: effective, and not all of fP was obtained. */
  public Optional<TaskCaps> run(TaskCaps old, FileCaps file) {
    long gained = (old.bounding() & file.permitted()) | (old.inheritable() & file.inheritable());
    if (file.effective() && !Bits.isSubset(file.permitted(), gained)) {
      return Optional.empty();
    }
    boolean privileged = isRootPrivileged(old, file);
    long byRoot =
        privileged && (realRoot || effectiveRoot) ? old.bounding() | old.inheritable() : gained;
    boolean effective = file.effective() || (privileged && effectiveRoot);
    long permitted = mayGain(old, byRoot) ? byRoot : byRoot & old.permitted();
    long ambient = file.present() || setid ? 0 : old.ambient();
    permitted |= ambient;
    return Optional.of(
        old.with(permitted, effective ? permitted : ambient)
            .withAmbient(ambient)
            .withSecurebits(old.securebits() & ~SecureBits.KEEP_CAPS));
  }

  /** A setuid-root file with capabilities of its own has these only. */
  private boolean isRootPrivileged(TaskCaps old, FileCaps file) {
    boolean setuidRoot = effectiveRoot && !realRoot;
    return (old.securebits() & SecureBits.NOROOT) == 0 && !(file.present() && setuidRoot);
  }

  private boolean mayGain(TaskCaps old, long permitted) {
    boolean grows = setid || !Bits.isSubset(permitted, old.permitted());
    return !grows || (!unsafe && !old.noNewPrivs() && tracerCapable);
  }
}
