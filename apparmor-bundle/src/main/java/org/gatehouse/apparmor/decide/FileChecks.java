package org.gatehouse.apparmor.decide;

import java.util.List;
import org.gatehouse.apparmor.dfa.CompiledProfile;
import org.gatehouse.apparmor.dfa.ExecIndex;
import org.gatehouse.apparmor.dfa.Permissions;
import org.gatehouse.lsm.hook.Errno;

/**
 * What labels say of files. Requests are bits of {@link Permissions}; {@code owner} is whether the
 * file is the task's own user's. Any thread may ask; what is allowed and not logged allocates
 * nothing.
 */
public final class FileChecks {
  private FileChecks() {}

  /** Whether a label lets a path be used. */
  public static Decision path(
      LoadedPolicy policy, Label label, byte[] path, int request, boolean owner) {
    List<LoadedProfile> all = label.profiles(policy);
    for (int i = 0; i < all.size(); i++) {
      LoadedProfile profile = all.get(i);
      if (!profile.unconfined() && !Findings.silent(profile.rules().file(path, owner), request)) {
        return loud(all, path, request, owner);
      }
    }
    return Decision.ALLOWED;
  }

  private static Decision loud(List<LoadedProfile> all, byte[] path, int request, boolean owner) {
    Findings findings = new Findings();
    for (LoadedProfile profile : all) {
      if (!profile.unconfined()) {
        findings.take(profile, profile.rules().file(path, owner), request, "");
      }
    }
    return findings.decision();
  }

  /** A path that has no name: denied, unless a profile takes such paths. */
  public static Decision disconnected(LoadedPolicy policy, Label label, int request) {
    Findings findings = new Findings();
    for (LoadedProfile profile : label.profiles(policy)) {
      if (!profile.unconfined()) {
        findings.fail(profile, request, request, Errno.EACCES, "Failed name lookup");
      }
    }
    return findings.decision();
  }

  /**
   * Whether a label lets a new name be linked to a file.
   *
   * @param owner whether the file is the task's own user's
   */
  public static Decision link(
      LoadedPolicy policy, Label label, byte[] link, byte[] target, boolean owner) {
    Findings findings = new Findings();
    for (LoadedProfile profile : label.profiles(policy)) {
      if (!profile.unconfined()) {
        link(findings, profile, link, target, owner);
      }
    }
    return findings.decision();
  }

  /** The name must be one for links, the pair allowed; of a subset the rights the target's. */
  private static void link(
      Findings findings, LoadedProfile profile, byte[] link, byte[] target, boolean owner) {
    CompiledProfile rules = profile.rules();
    int state = rules.file().match(link);
    Permissions name = rules.file().at(state).of(owner);
    if ((name.allow() & Permissions.LINK) == 0) {
      findings.take(profile, rules.flagged(name), Permissions.LINK, "");
      return;
    }
    Permissions pair = rules.file().at(rules.file().pair(state, target)).of(owner);
    Permissions logged = new Permissions(name.allow(), pair.audit(), pair.quiet(), name.exec());
    int wrong =
        (pair.allow() & Permissions.SUBSET) == 0
            ? 0
            : excess(name, rules.file().permissions(target).of(owner));
    if ((pair.allow() & Permissions.LINK) == 0) {
      findings.take(profile, rules.flagged(pair), Permissions.LINK, "target restricted");
    } else if (wrong != 0) {
      int loud = wrong & ~rules.flagged(logged).quiet();
      findings.fail(profile, wrong, loud, Errno.EACCES, "link not subset of target");
    } else {
      findings.take(profile, rules.flagged(logged), Permissions.LINK, "");
    }
  }

  /** What a link gives that its target does not. */
  private static int excess(Permissions link, Permissions target) {
    int excess = link.allow() & ~Permissions.LINK & ~target.allow();
    boolean executes = (link.allow() & Permissions.EXEC) != 0;
    return executes && !likewise(link.exec(), target.exec()) ? excess | Permissions.EXEC : excess;
  }

  /** Whether a link executes as its target; it may scrub the environment where that does not. */
  private static boolean likewise(int link, int target) {
    boolean keeps = (link & ~target & ExecIndex.UNSAFE) != 0;
    return !keeps && (link & ~ExecIndex.UNSAFE) == (target & ~ExecIndex.UNSAFE);
  }
}
