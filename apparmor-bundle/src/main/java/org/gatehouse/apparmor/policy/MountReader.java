package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gatehouse.apparmor.policy.MountRule.Kind;
import org.jspecify.annotations.Nullable;

/** Reads {@code mount}, {@code remount}, {@code umount} and {@code pivot_root} rules. */
final class MountReader {
  private static final Set<String> OPTIONS = Set.of("options", "option");
  private static final Set<String> TYPES = Set.of("fstype", "vfstype");

  private final TokenStream tokens;
  private final Token keyword;

  MountReader(TokenStream tokens) {
    this.tokens = tokens;
    this.keyword = tokens.next();
  }

  Rule read(Qualifiers qualifiers) {
    List<Condition> conditions = Condition.list(tokens);
    boolean plain = tokens.sees(TokenKind.ID);
    String name = plain ? tokens.next().text() : null;
    return switch (keyword.kind()) {
      case PIVOTROOT -> pivot(qualifiers, conditions, name);
      case MOUNT -> mount(qualifiers, conditions, name);
      case REMOUNT -> onlyPoint(qualifiers, Kind.REMOUNT, conditions, name);
      default -> onlyPoint(qualifiers, Kind.UMOUNT, conditions, name);
    };
  }

  private Rule mount(Qualifiers qualifiers, List<Condition> conditions, @Nullable String device) {
    String point = null;
    if (tokens.accepts(TokenKind.ARROW)) {
      List<Condition> ofPoint = Condition.list(tokens);
      point = tokens.expect(TokenKind.ID).text();
      tokens.endOfRule();
      check(conditions);
      if (!ofPoint.isEmpty()) {
        throw ofPoint.get(0).refused("mount: expected a mount point without conditionals");
      }
    } else {
      tokens.endOfRule();
      check(conditions);
    }
    return rule(qualifiers, Kind.MOUNT, conditions, device, point);
  }

  private Rule onlyPoint(
      Qualifiers qualifiers, Kind kind, List<Condition> conditions, @Nullable String point) {
    tokens.endOfRule();
    check(conditions);
    return rule(qualifiers, kind, conditions, null, point);
  }

  private static void check(List<Condition> conditions) {
    for (Condition condition : conditions) {
      if (!OPTIONS.contains(condition.name()) && !TYPES.contains(condition.name())) {
        throw condition.refused(
            "mount: expected options or fstype, found '" + condition.name() + "'");
      }
    }
  }

  private Rule rule(
      Qualifiers qualifiers,
      Kind kind,
      List<Condition> conditions,
      @Nullable String device,
      @Nullable String point) {
    List<String> types = new ArrayList<>();
    int set = 0;
    int clear = 0;
    for (Condition condition : conditions) {
      if (TYPES.contains(condition.name())) {
        types.addAll(condition.values());
        continue;
      }
      for (String option : condition.values()) {
        MountFlags.Flag flag = MountFlags.of(option, condition);
        int either = flag.set() | flag.clear();
        set |= condition.equal() ? flag.set() : either;
        clear |= condition.equal() ? flag.clear() : either;
      }
    }
    if (kind == Kind.REMOUNT) {
      set |= MountFlags.REMOUNT;
      clear = 0;
    } else if ((set | clear) == 0) {
      set = MountFlags.ALL;
      clear = MountFlags.ALL;
    }
    return new MountRule(keyword.place(), qualifiers, kind, set, clear, types, device, point, null);
  }

  /** Only the last of several conditionals counts. */
  private Rule pivot(Qualifiers qualifiers, List<Condition> conditions, @Nullable String root) {
    String transition = tokens.target();
    tokens.endOfRule();
    String old = null;
    if (!conditions.isEmpty()) {
      Condition last = conditions.get(conditions.size() - 1);
      if (!last.name().equals("oldroot")) {
        throw last.refused("pivot_root: expected oldroot=, found '" + last.name() + "'");
      }
      old = last.values().isEmpty() ? null : last.values().get(0);
    }
    return new MountRule(
        keyword.place(),
        qualifiers,
        Kind.PIVOT_ROOT,
        MountFlags.ALL,
        MountFlags.ALL,
        List.of(),
        old,
        root,
        transition);
  }
}
