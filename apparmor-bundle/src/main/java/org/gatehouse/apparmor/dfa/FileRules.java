package org.gatehouse.apparmor.dfa;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.apparmor.policy.ChangeProfileRule;
import org.gatehouse.apparmor.policy.FilePerms;
import org.gatehouse.apparmor.policy.FileRule;
import org.gatehouse.apparmor.policy.Place;
import org.gatehouse.apparmor.policy.Profile;
import org.gatehouse.apparmor.policy.Qualifiers;
import org.gatehouse.apparmor.policy.Regex;
import org.gatehouse.apparmor.policy.Rule;

/**
 * A profile's rules about files and about changing the profile, as patterns. Words are paths; the
 * pair of a link is its name, a byte 0 and what it is linked to; of a profile that is changed at an
 * exec the program, a byte 0 and the label.
 */
final class FileRules {
  private static final Regex ANY_TARGET = Regex.parse("/[^/].*");
  private static final Regex ANY_PROGRAM = Regex.parse("/[^/\\x00][^\\x00]*");

  private final List<Pattern> patterns = new ArrayList<>();
  private final List<String> targets = new ArrayList<>();

  FileRules(Profile profile) {
    profile.rules().forEach(this::add);
    profile.implied().forEach(this::add);
  }

  List<Pattern> patterns() {
    return patterns;
  }

  /** The labels that rules name, by their number. */
  List<String> targets() {
    return targets;
  }

  private void add(Rule rule) {
    if (rule instanceof FileRule file) {
      add(file);
    } else if (rule instanceof ChangeProfileRule change) {
      add(change);
    }
  }

  private void add(FileRule rule) {
    Regex path = Pattern.path(rule.pattern(), rule.place());
    int perms = FileBits.of(rule, target(rule));
    boolean deny = rule.qualifiers().deny();
    int kept = deny ? perms & ~FileBits.LINK : perms;
    if (kept != 0) {
      add(rule, path, kept, kept & FileBits.written(rule));
    }
    if ((perms & FileBits.LINK) != 0) {
      int link = perms & FileBits.LINK;
      add(rule, pair(path, linked(rule)), subset(rule, link), link);
    }
  }

  /** The logged bits are given if the rule logs, or keeps its denials quiet. */
  private void add(Rule rule, Regex regex, int perms, int audit) {
    Qualifiers how = rule.qualifiers();
    int logged = how.audit() == how.deny() ? 0 : audit;
    patterns.add(Pattern.of(rule.place(), regex, how.deny(), perms, logged));
  }

  private int target(FileRule rule) {
    if (rule.exec() == null || rule.exec().target() == null) {
      return 0;
    }
    int known = targets.indexOf(rule.exec().target());
    if (known < 0) {
      targets.add(rule.exec().target());
    }
    return known < 0 ? targets.size() - 1 : known;
  }

  private static Regex linked(FileRule rule) {
    String target = rule.linkTarget();
    return target == null ? ANY_TARGET : Pattern.path(target, rule.place());
  }

  private static int subset(FileRule rule, int link) {
    boolean subset = rule.subset() || rule.linkTarget() == null;
    return subset && (link & FilePerms.LINK) != 0 ? link | FileBits.SUBSET : link;
  }

  private static Regex pair(Regex one, Regex other) {
    return Regex.sequence(one, Regex.of(0), other);
  }

  private void add(ChangeProfileRule rule) {
    Place place = rule.place();
    boolean deny = rule.qualifiers().deny();
    Regex target = Pattern.glob(rule.target(), place);
    String exec = rule.exec();
    Regex program = exec == null ? ANY_PROGRAM : Pattern.glob(exec, place);
    int unsafe = rule.unsafe() ? FileBits.both(FileBits.UNSAFE) : 0;
    int executes = exec == null ? 0 : FileBits.both(FilePerms.EXEC) | unsafe;
    int both = FileBits.CHANGE_PROFILE | FileBits.ONEXEC;
    patterns.add(Pattern.of(place, target, deny, both, 0));
    patterns.add(Pattern.of(place, program, deny, FileBits.ONEXEC, 0));
    patterns.add(Pattern.of(place, pair(program, target), deny, FileBits.ONEXEC | executes, 0));
  }
}
