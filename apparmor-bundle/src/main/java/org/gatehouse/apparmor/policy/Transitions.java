package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.apparmor.policy.Exec.Mode;
import org.gatehouse.apparmor.policy.FileRuleReader.Written;
import org.jspecify.annotations.Nullable;

/** The targets of one profile's rules; the kernel has room for twelve. */
final class Transitions {
  private static final int MOST = 12;

  private final Place place;
  private final String profile;
  private final Set<String> targets = new HashSet<>();

  Transitions(Place place, String profile) {
    this.place = place;
    this.profile = profile;
  }

  /** The rules with their targets as the kernel is told. */
  List<Rule> resolve(List<Object> rules) {
    List<Rule> resolved = new ArrayList<>();
    for (Object rule : rules) {
      if (rule instanceof Written written) {
        resolved.add(file(written));
      } else {
        resolved.add((Rule) rule);
      }
    }
    for (Rule rule : resolved) {
      if (rule instanceof MountRule mount && mount.transition() != null) {
        add(mount.transition());
      }
    }
    return resolved;
  }

  private FileRule file(Written written) {
    FileRule rule = written.rule();
    String target = written.transition();
    if (target == null) {
      return rule;
    }
    Exec exec = rule.exec();
    Exec resolved = named(rule.pattern(), exec, target);
    return exec == null ? rule : withExec(rule, resolved);
  }

  private Exec named(String pattern, @Nullable Exec exec, String target) {
    Mode mode = exec == null ? Mode.NONE : exec.mode();
    boolean unsafe = exec != null && exec.unsafe();
    boolean local = Set.of(Mode.LOCAL, Mode.LOCAL_INHERIT, Mode.LOCAL_UNCONFINED).contains(mode);
    boolean plain = Label.of(target).namespace() == null;
    if (plain && (names(pattern, target) || (local && target.equals(pattern)))) {
      return new Exec(fallback(mode, Mode.LOCAL), unsafe, null);
    }
    String full = plain && local ? profile + "//" + target : target;
    add(full);
    return new Exec(fallback(mode, Mode.PROFILE), unsafe, full);
  }

  /** Whether the target is a child that is called as the program. */
  private boolean names(String pattern, String target) {
    int at = target.indexOf("//");
    if (at <= 0) {
      return false;
    }
    String child = target.substring(at);
    String start = child.substring(0, Math.min(at, child.length()));
    return !start(profile, at).equals(start) && child.substring(2).equals(pattern);
  }

  private static String start(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }

  private static Mode fallback(Mode mode, Mode kind) {
    boolean local = kind == Mode.LOCAL;
    return switch (mode) {
      case INHERIT, PROFILE_INHERIT, LOCAL_INHERIT ->
          local ? Mode.LOCAL_INHERIT : Mode.PROFILE_INHERIT;
      case PROFILE_UNCONFINED, LOCAL_UNCONFINED ->
          local ? Mode.LOCAL_UNCONFINED : Mode.PROFILE_UNCONFINED;
      default -> kind;
    };
  }

  private void add(String target) {
    targets.add(target);
    if (targets.size() > MOST) {
      throw new PolicyException(place, "more than " + MOST + " targets of transitions");
    }
  }

  private static FileRule withExec(FileRule rule, Exec exec) {
    return new FileRule(
        rule.place(),
        rule.qualifiers(),
        rule.owner(),
        rule.pattern(),
        rule.perms(),
        exec,
        rule.linkTarget(),
        rule.subset());
  }
}
