package org.gatehouse.apparmor.decide;

import java.util.List;
import org.gatehouse.apparmor.dfa.Permissions;
import org.gatehouse.lsm.hook.Errno;
import org.jspecify.annotations.Nullable;

/**
 * {@code changeprofile}, {@code permprofile}, {@code exec} and {@code stack} of {@code
 * attr/current} and {@code attr/exec}.
 */
public final class ChangeProfile {
  private ChangeProfile() {}

  /**
   * Changes the label at once, or at the next exec. That a tracer of the task may trace what it
   * becomes is asked apart.
   *
   * @param name of the label; with {@code &} before it is stacked on top
   * @return EINVAL without a name, ENOENT if it is not loaded, EACCES, or EPERM under {@code
   *     no_new_privs}
   */
  public static Transition change(
      LoadedPolicy policy, Confinement task, String name, boolean atExec) {
    boolean stack = name.startsWith("&");
    String wanted = stack ? name.substring(1) : name;
    if (wanted.isEmpty()) {
      return Transition.refused(task, Errno.EINVAL);
    }
    Label target = policy.label(wanted, task.label().namespace());
    Findings findings = new Findings();
    if (target == null) {
      target = learning(policy, task.label(), wanted, findings);
    } else if (!stack) {
      ask(policy, task.label(), target, atExec, findings);
    }
    Decision decision = findings.decision();
    return target == null || !decision.allowed()
        ? Transition.refused(task, decision)
        : change(policy, task, decision, target, stack, atExec);
  }

  private static Transition change(
      LoadedPolicy policy,
      Confinement task,
      Decision decision,
      Label target,
      boolean stack,
      boolean atExec) {
    if (!stack && !task.mayBecome(target, policy)) {
      return Transition.privileged(task, policy);
    }
    Label next = stack ? task.label().and(target) : target;
    return new Transition(decision, atExec ? task.atExec(target, stack) : task.to(next), false);
  }

  private static void ask(
      LoadedPolicy policy, Label label, Label target, boolean atExec, Findings findings) {
    int request = atExec ? Permissions.ONEXEC : Permissions.CHANGE_PROFILE;
    for (LoadedProfile profile : label.profiles(policy)) {
      if (!profile.unconfined()) {
        int start = profile.rules().file().start();
        Permissions said = TargetNames.permissions(profile, target, false, start, request);
        findings.take(profile, said, request, "");
      }
    }
  }

  /** A profile in complain mode that changes to an unknown one learns what that does. */
  private static @Nullable Label learning(
      LoadedPolicy policy, Label label, String name, Findings findings) {
    List<LoadedProfile> all = label.profiles(policy);
    LoadedProfile first = all.get(0);
    findings.fail(first, 0, -1, Errno.ENOENT, "label not found");
    if (first.mode() != LoadedProfile.Mode.COMPLAIN) {
      return null;
    }
    findings.forgive();
    return Label.of(ProfileKey.learning(first, name));
  }
}
