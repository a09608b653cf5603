package org.gatehouse.selinux.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.selinux.policy.Ebitmap;
import org.gatehouse.selinux.policy.ObjectClass;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.RuleTable;
import org.jspecify.annotations.Nullable;

/** What {@code sesearch} looks for, under one policy. */
final class Search {
  private static final Map<String, Integer> KINDS =
      Map.of(
          "allow", RuleTable.ALLOWED,
          "auditallow", RuleTable.AUDITALLOW,
          "dontaudit", RuleTable.AUDITDENY,
          "type_trans", RuleTable.TRANSITION,
          "type_change", RuleTable.CHANGE,
          "type_member", RuleTable.MEMBER,
          "allowxperm", RuleTable.XPERMS_ALLOWED,
          "auditallowxperm", RuleTable.XPERMS_AUDITALLOW,
          "dontauditxperm", RuleTable.XPERMS_DONTAUDIT);
  private static final List<String> KNOWN =
      List.of(
          "allow",
          "auditallow",
          "dontaudit",
          "type_trans",
          "type_change",
          "type_member",
          "allowxperm",
          "auditallowxperm",
          "dontauditxperm",
          "role_allow",
          "role_trans",
          "range_trans",
          "source",
          "target",
          "class",
          "perms",
          "bool",
          "ds",
          "dt");

  private final int kinds;
  private final Options options;
  private final RuleText text;
  private final @Nullable TypeMatch source;
  private final @Nullable TypeMatch target;
  private final List<String> classes;
  private final List<String> permissions;

  private Search(Policy policy, Options options) {
    this.options = options;
    this.text = new RuleText(policy);
    this.kinds = options.names().stream().mapToInt(name -> KINDS.getOrDefault(name, 0)).sum();
    boolean roles = options.has("role_allow") || options.has("role_trans");
    this.source = roles ? null : match(policy, "source", "ds");
    this.target = options.has("role_allow") ? null : match(policy, "target", "dt");
    this.classes = words("class");
    this.permissions = words("perms");
    check(policy);
  }

  /** EINVAL where no kind of rule is asked for, or a name is not in the policy. */
  static Search of(Policy policy, String line) {
    return new Search(policy, Options.parse(line, KNOWN));
  }

  private @Nullable TypeMatch match(Policy policy, String option, String direct) {
    return TypeMatch.of(policy, options.value(option).orElse(null), options.has(direct));
  }

  private List<String> words(String option) {
    return options.value(option).map(text -> Arrays.asList(text.split(","))).orElse(List.of());
  }

  private void check(Policy policy) {
    if (kinds == 0 && KNOWN.subList(9, 12).stream().noneMatch(options::has)) {
      throw new LsmException(
          Errno.EINVAL, "say which rules: one of --" + String.join(" --", KNOWN.subList(0, 12)));
    }
    classes.forEach(name -> require(policy.names().classes().find(name), "class", name));
    options
        .value("bool")
        .ifPresent(name -> require(policy.names().booleans().find(name), "boolean", name));
  }

  private static void require(@Nullable Object found, String what, String name) {
    if (found == null) {
      throw new LsmException(Errno.EINVAL, String.format(Locale.ROOT, "no %s %s", what, name));
    }
  }

  Options options() {
    return options;
  }

  RuleText text() {
    return text;
  }

  boolean wants(RuleTable rules, int rule) {
    return (rules.kind(rule) & kinds) != 0
        && isSource(rules.source(rule))
        && isTarget(rules.target(rule))
        && isClass(rules.objectClass(rule))
        && hasPermission(rules, rule);
  }

  boolean wantsTransitions() {
    return (kinds & RuleTable.TRANSITION) != 0 && permissions.isEmpty();
  }

  private boolean hasPermission(RuleTable rules, int rule) {
    if (permissions.isEmpty()) {
      return true;
    }
    return (rules.kind(rule) & RuleTable.VECTORS) != 0
        && text.permissions(rules, rule).stream().anyMatch(permissions::contains);
  }

  boolean isSource(int type) {
    return source == null || source.has(type);
  }

  /** What a rule for a set of types has of those that are looked for. */
  boolean isSourceOf(Ebitmap types) {
    return source == null || source.hasAny(types);
  }

  boolean isTarget(int type) {
    return target == null || target.has(type);
  }

  boolean isClass(int value) {
    @Nullable ObjectClass of = text.policy().names().classes().get(value);
    return classes.isEmpty() || (of != null && classes.contains(of.name()));
  }
}
