package org.gatehouse.selinux.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.gatehouse.selinux.policy.Constraint;
import org.gatehouse.selinux.policy.ConstraintTerm;
import org.gatehouse.selinux.policy.ObjectClass;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.RuleTable;
import org.gatehouse.selinux.policy.Symbol;
import org.gatehouse.selinux.policy.Symbols;
import org.gatehouse.selinux.policy.Type;

/** How much of everything a policy has. */
final class Statistics {
  private static final int LEVELS = ~(ConstraintTerm.L1L2 - 1);

  private final Policy policy;
  private final List<String> cells = new ArrayList<>();

  Statistics(Policy policy) {
    this.policy = policy;
  }

  /** The lines, two numbers in each behind the first three. */
  List<String> lines() {
    symbols();
    rules();
    constraints();
    labels();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Policy Version:             "
            + policy.version()
            + (policy.isMls() ? " (MLS enabled)" : " (MLS disabled)"));
    lines.add("Target Policy:              selinux");
    lines.add("Handle unknown classes:     " + unknown());
    for (int i = 0; i < cells.size(); i += 2) {
      lines.add("  " + cells.get(i) + "    " + cells.get(i + 1));
    }
    return lines;
  }

  private String unknown() {
    if (policy.isUnknownRejected()) {
      return "reject";
    }
    return policy.isUnknownAllowed() ? "allow" : "deny";
  }

  private void add(String name, int count) {
    cells.add(String.format("%-16s%8d", name + ":", count));
  }

  private void symbols() {
    add("Classes", primary(policy.names().classes()));
    add("Permissions", permissions());
    add("Sensitivities", primary(policy.names().sensitivities()));
    add("Categories", primary(policy.names().categories()));
    add("Types", types(type -> !type.isAttribute()));
    add("Attributes", types(Type::isAttribute));
    add("Users", primary(policy.names().users()));
    add("Roles", primary(policy.names().roles()));
    add("Booleans", primary(policy.names().booleans()));
    add("Cond. Expr.", policy.conditionals().size());
  }

  private static int primary(Symbols<? extends Symbol> symbols) {
    return (int) symbols.entries().stream().filter(each -> !each.isAlias()).count();
  }

  private int types(Predicate<Type> which) {
    return (int)
        policy.names().types().entries().stream()
            .filter(each -> !each.isAlias())
            .filter(which)
            .count();
  }

  /** A common's count once. */
  private int permissions() {
    int own = policy.names().classes().entries().stream().mapToInt(Statistics::own).sum();
    int shared =
        policy.names().commons().entries().stream()
            .mapToInt(each -> each.permissions().entries().size())
            .sum();
    return own + shared;
  }

  private static int own(ObjectClass of) {
    return of.permissions().entries().size();
  }

  private void rules() {
    add("Allow", rules(RuleTable.ALLOWED));
    add("Neverallow", 0);
    add("Auditallow", rules(RuleTable.AUDITALLOW));
    add("Dontaudit", rules(RuleTable.AUDITDENY));
    add("Type_trans", rules(RuleTable.TRANSITION) + filenames());
    add("Type_change", rules(RuleTable.CHANGE));
    add("Type_member", rules(RuleTable.MEMBER));
    add("Range_trans", policy.rangeTransitions().size());
    add("Role allow", policy.roleAllows().size());
    add("Role_trans", policy.roleTransitions().size());
  }

  private int filenames() {
    return policy.filenameTransitions().stream()
        .flatMap(rule -> rule.results().stream())
        .mapToInt(result -> result.sources().size())
        .sum();
  }

  private int rules(int kind) {
    Stream<RuleTable> conditional =
        policy.conditionals().stream().flatMap(c -> Stream.of(c.whenTrue(), c.whenFalse()));
    return Stream.concat(Stream.of(policy.rules()), conditional)
        .mapToInt(table -> rules(table, kind))
        .sum();
  }

  private static int rules(RuleTable table, int kind) {
    int count = 0;
    for (int rule = 0; rule < table.size(); rule++) {
      count += table.kind(rule) == kind ? 1 : 0;
    }
    return count;
  }

  private void constraints() {
    add("Constraints", constraints(ObjectClass::constraints, false));
    add("Validatetrans", constraints(ObjectClass::validatetrans, false));
    add("MLS Constrain", constraints(ObjectClass::constraints, true));
    add("MLS Val. Tran", constraints(ObjectClass::validatetrans, true));
    add("Permissives", policy.permissive().size());
    add("Polcap", policy.capabilities().size());
    add("Typebounds", types(type -> type.bounds() != 0));
    add("Allowxperm", rules(RuleTable.XPERMS_ALLOWED));
    add("Auditallowxperm", rules(RuleTable.XPERMS_AUDITALLOW));
    add("Dontauditxperm", rules(RuleTable.XPERMS_DONTAUDIT));
  }

  private int constraints(Function<ObjectClass, List<Constraint>> of, boolean mls) {
    ToIntFunction<ObjectClass> count =
        each -> (int) of.apply(each).stream().filter(one -> hasLevels(one) == mls).count();
    return policy.names().classes().entries().stream().mapToInt(count).sum();
  }

  private static boolean hasLevels(Constraint constraint) {
    return constraint.expression().stream()
        .anyMatch(
            term -> term.kind() == ConstraintTerm.ATTRIBUTE && (term.attribute() & LEVELS) != 0);
  }

  private void labels() {
    add("Initial SIDs", policy.labels().initialSids().size());
    add("Fs_use", policy.labels().fsUses().size());
    add("Genfscon", policy.genfs().stream().mapToInt(each -> each.paths().size()).sum());
    add("Portcon", policy.labels().ports().size());
    add("Netifcon", policy.labels().interfaces().size());
    add("Nodecon", policy.labels().nodes().size() + policy.labels().nodes6().size());
    add("Ibendportcon", policy.labels().infinibandPorts().size());
    add("Ibpkeycon", policy.labels().infinibandKeys().size());
  }
}
