package org.gatehouse.apparmor.decide;

import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.jspecify.annotations.Nullable;

/**
 * {@code changehat} of {@code attr/current}: a task enters a hat and leaves it with the token it
 * gave. A wrong token ends the task, so that it cannot be guessed.
 */
public final class ChangeHat {
  private ChangeHat() {}

  /**
   * Enters the first of several hats that all profiles of the label have; from a hat that is a
   * change to a sibling, and needs the same token.
   *
   * @return EPERM if nothing confines the task or it is half in hats; ENOENT if none is found,
   *     ECHILD if the profile has none at all; EACCES with {@code kill} if the token is wrong
   */
  public static Transition enter(
      LoadedPolicy policy, Confinement task, List<String> hats, long token) {
    if (task.label().unconfined(policy)) {
      return Transition.refused(task, Errno.EPERM);
    }
    Findings findings = new Findings();
    Label hat = new HatSearch(policy, task.label(), findings, hats.size() > 1).first(hats);
    Decision decision = findings.decision();
    if (hat == null) {
      return Transition.refused(task, decision);
    }
    if (!task.mayBecome(hat, policy)) {
      return Transition.privileged(task, policy);
    }
    return task.previous() != null && task.token() != token
        ? wrongToken(policy, task)
        : new Transition(decision, task.inHat(hat, token), false);
  }

  /** Leaves the hat; outside of hats nothing happens. */
  public static Transition leave(LoadedPolicy policy, Confinement task, long token) {
    if (task.label().unconfined(policy)) {
      return Transition.refused(task, Errno.EPERM);
    }
    Label previous = task.previous();
    if (previous == null) {
      return new Transition(Decision.ALLOWED, task, false);
    }
    return task.token() != token
        ? wrongToken(policy, task)
        : new Transition(Decision.ALLOWED, task.to(previous), false);
  }

  private static Transition wrongToken(LoadedPolicy policy, Confinement task) {
    List<Finding> findings =
        task.label().profiles(policy).stream()
            .map(profile -> new Finding(profile, Finding.Kind.KILLED, 0, -1, ""))
            .toList();
    return Transition.refused(task, new Decision(Errno.EACCES, true, findings));
  }

  /**
   * Looks for hats. A task that tries a single one is told, and no record is made unless its
   * profile complains: trying is how programs find out.
   */
  private static final class HatSearch {
    private final LoadedPolicy policy;
    private final List<LoadedProfile> profiles;
    private final Findings findings;
    private final boolean several;

    HatSearch(LoadedPolicy policy, Label label, Findings findings, boolean several) {
      this.policy = policy;
      this.profiles = label.profiles(policy);
      this.findings = findings;
      this.several = several;
    }

    @Nullable Label first(List<String> hats) {
      boolean sibling = profiles.get(0).hat();
      if (profiles.stream().anyMatch(profile -> profile.hat() != sibling)) {
        return fail(Errno.EPERM, "conflicting targets types");
      }
      for (String name : hats) {
        if (profiles.stream()
            .allMatch(profile -> child(profile, name) != null || learns(profile))) {
          return build(name);
        }
      }
      boolean any = profiles.stream().anyMatch(profile -> !children(profile).isEmpty());
      return any ? fail(Errno.ENOENT, "hat not found") : fail(Errno.ECHILD, "no hats defined");
    }

    private static boolean learns(LoadedProfile profile) {
      return profile.mode() == LoadedProfile.Mode.COMPLAIN;
    }

    private @Nullable Label fail(Errno error, String info) {
      for (LoadedProfile profile : profiles) {
        findings.fail(profile, 0, several || learns(profile) ? -1 : 0, error, info);
      }
      return null;
    }

    private static String root(LoadedProfile profile) {
      return profile.hat() ? profile.parent() : profile.name();
    }

    private Attachments children(LoadedProfile profile) {
      return policy.attachments(profile.key().namespace(), root(profile));
    }

    private @Nullable LoadedProfile child(LoadedProfile profile, String name) {
      return policy.find(profile.key().namespace(), root(profile) + "//" + name);
    }

    private @Nullable Label build(String name) {
      Label all = null;
      for (LoadedProfile profile : profiles) {
        LoadedProfile hat = child(profile, name);
        if (hat != null && !hat.hat()) {
          return fail(Errno.EPERM, "target not hat");
        }
        all = Label.of(hat == null ? learned(profile, name) : hat.key()).with(all);
      }
      return all;
    }

    private ProfileKey learned(LoadedProfile profile, String name) {
      findings.fail(profile, 0, -1, Errno.ENOENT, "");
      findings.forgive();
      LoadedProfile root = policy.find(profile.key().namespace(), root(profile));
      return ProfileKey.learningHat(root == null ? profile : root, name);
    }
  }
}
