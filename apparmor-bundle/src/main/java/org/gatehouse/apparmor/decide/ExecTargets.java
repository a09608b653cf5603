package org.gatehouse.apparmor.decide;

import org.gatehouse.apparmor.dfa.ExecIndex;
import org.jspecify.annotations.Nullable;

/** Finds what a profile's rule makes of an exec. */
final class ExecTargets {
  /**
   * What was found.
   *
   * @param label null if there is nothing
   */
  record Target(@Nullable Label label, String info) {}

  private final LoadedPolicy policy;
  private final LoadedProfile profile;

  ExecTargets(LoadedPolicy policy, LoadedProfile profile) {
    this.policy = policy;
    this.profile = profile;
  }

  /** Follows an {@link ExecIndex}. */
  Target of(Program program, int index) {
    String named = named(index);
    boolean stack = named.startsWith("&");
    Target found = !named.isEmpty() && !stack ? label(named) : attached(program, index, stack);
    Target base = found.label == null ? fallback(index, found) : found;
    if (!stack || base.label == null) {
      return base;
    }
    Label above = policy.label(named.substring(1), profile.key().namespace());
    return new Target(above == null ? null : base.label.and(above), base.info);
  }

  private String named(int index) {
    boolean table = (index & ExecIndex.TABLE) != 0;
    return table ? profile.rules().targets().get(index & ExecIndex.NUMBER) : "";
  }

  private Target label(String name) {
    return new Target(policy.label(name, profile.key().namespace()), "");
  }

  private Target attached(Program program, int index, boolean stack) {
    if ((index & ExecIndex.NAME) == 0 && !stack) {
      return new Target(null, "");
    }
    String parent = (index & ExecIndex.CHILD) != 0 ? profile.name() : "";
    return attached(program, parent);
  }

  /** What attaches to a program, among the children of a profile or at the top. */
  Target attached(Program program, String parent) {
    Attachments.Found found = policy.attachments(profile.key().namespace(), parent).find(program);
    LoadedProfile attached = found.profile();
    return new Target(attached == null ? null : Label.of(attached.key()), found.info());
  }

  private Target fallback(int index, Target none) {
    if ((index & ExecIndex.INHERIT) != 0) {
      return new Target(Label.of(profile.key()), "ix fallback");
    }
    return (index & ExecIndex.UNCONFINED) != 0
        ? new Target(LoadedPolicy.unconfined(profile.key().namespace()), "ux fallback")
        : none;
  }
}
