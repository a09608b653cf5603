package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.apparmor.policy.FileRule.Owner;
import org.gatehouse.apparmor.policy.FileRuleReader.Written;

/** What has been read between the braces of a profile or block. Not thread-safe. */
final class Body {
  /** Rules but those of files, and files' as they were written. */
  private final List<Object> rules = new ArrayList<>();

  private final List<Draft> children = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  void add(Rule rule) {
    rules.add(rule);
  }

  void add(Written rule) {
    rules.add(rule);
  }

  void add(Draft child) {
    if (!names.add(child.key())) {
      throw new PolicyException(
          child.place(), "the profile has a child " + child.name() + " already");
    }
    children.add(child);
  }

  /** Takes over what a conditional holds. */
  void addAll(Body other) {
    rules.addAll(other.rules);
    other.children.forEach(this::add);
  }

  /** Takes over a block under its prefix. */
  void addBlock(Body block, boolean audit, Owner owner) {
    for (Object rule : block.rules) {
      rules.add(
          rule instanceof Written written ? prefixed(written, audit, owner) : other(rule, audit));
    }
    block.children.forEach(this::add);
  }

  private static Written prefixed(Written written, boolean audit, Owner owner) {
    FileRule rule = written.rule();
    Exec exec = rule.exec();
    boolean deny = rule.qualifiers().deny();
    if (!deny && exec != null && exec.mode() == Exec.Mode.NONE && !exec.unsafe()) {
      throw new PolicyException(rule.place(), "expected i, p, c or u before x in a block");
    }
    boolean nobody = owner != Owner.ANY && rule.owner() != Owner.ANY && owner != rule.owner();
    return new Written(
        new FileRule(
            rule.place(),
            prefixed(rule.qualifiers(), audit),
            owner == Owner.ANY ? rule.owner() : owner,
            rule.pattern(),
            nobody ? 0 : rule.perms(),
            nobody ? null : exec,
            nobody ? null : rule.linkTarget(),
            rule.subset()),
        written.transition());
  }

  private static Object other(Object rule, boolean audit) {
    if (!(rule instanceof ChangeProfileRule change)) {
      return rule;
    }
    boolean deny = change.qualifiers().deny();
    if (change.exec() != null && change.unsafe() == deny) {
      throw new PolicyException(
          change.place(),
          (deny ? "expected safe" : "expected unsafe") + " in change_profile in a block");
    }
    return new ChangeProfileRule(
        change.place(),
        prefixed(change.qualifiers(), audit),
        change.exec(),
        change.unsafe(),
        change.target());
  }

  /** A block logs what it allows, or not what it denies, whatever its rules say. */
  private static Qualifiers prefixed(Qualifiers inner, boolean audit) {
    boolean logs = inner.deny() ? inner.audit() && audit : inner.audit() || audit;
    return new Qualifiers(logs, inner.deny());
  }

  List<Object> rules() {
    return rules;
  }

  List<Draft> children() {
    return children;
  }
}
