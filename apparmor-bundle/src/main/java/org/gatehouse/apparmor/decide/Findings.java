package org.gatehouse.apparmor.decide;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.apparmor.decide.Finding.Kind;
import org.gatehouse.apparmor.dfa.Permissions;
import org.gatehouse.lsm.hook.Errno;
import org.jspecify.annotations.Nullable;

/** Collects what the profiles of a label say; the last error counts. Not thread-safe. */
final class Findings {
  private final List<Finding> findings = new ArrayList<>();
  private @Nullable Errno error;
  private boolean kill;

  /** Whether a request is allowed and not logged. */
  static boolean silent(Permissions said, int request) {
    return (request & (~said.allow() | said.audit())) == 0;
  }

  /** Takes what a profile says of a request; whether the request goes on. */
  boolean take(LoadedProfile profile, Permissions said, int request, String info) {
    int denied = request & ~said.allow();
    if (denied == 0) {
      logged(profile, request & said.audit(), info);
      return true;
    }
    return fail(profile, request, denied & ~said.quiet(), Errno.EACCES, info);
  }

  /** Takes a capability that is allowed. */
  void logged(LoadedProfile profile, boolean logs, int capability) {
    if (logs) {
      findings.add(new Finding(profile, Kind.AUDIT, capability, 0, ""));
    }
  }

  /** Takes what is logged of something that is allowed. */
  private void logged(LoadedProfile profile, int request, String info) {
    if (request != 0) {
      findings.add(new Finding(profile, Kind.AUDIT, request, 0, info));
    }
  }

  /**
   * Takes a failure. One that is kept quiet is one in complain mode too; other errors than those of
   * access stay errors there.
   *
   * @param loud what is not kept quiet
   * @return whether the request goes on all the same
   */
  boolean fail(LoadedProfile profile, int request, int loud, Errno failure, String info) {
    if (loud == 0) {
      error = failure;
      return false;
    }
    boolean complains = profile.mode() == LoadedProfile.Mode.COMPLAIN;
    boolean kills = profile.mode() == LoadedProfile.Mode.KILL;
    Kind kind = complains ? Kind.ALLOWED : kills ? Kind.KILLED : Kind.DENIED;
    findings.add(new Finding(profile, kind, request, loud, info));
    kill |= kills;
    if (complains && (failure == Errno.EACCES || failure == Errno.EPERM)) {
      return true;
    }
    error = failure;
    return false;
  }

  /** Takes the last failure for what complain mode makes of it. */
  void forgive() {
    error = null;
  }

  Decision decision() {
    return error == null && findings.isEmpty()
        ? Decision.ALLOWED
        : new Decision(error, kill, findings);
  }
}
