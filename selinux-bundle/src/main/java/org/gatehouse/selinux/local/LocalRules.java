package org.gatehouse.selinux.local;

import java.util.List;
import java.util.stream.IntStream;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.selinux.policy.Conditional;
import org.gatehouse.selinux.policy.Ebitmap;
import org.gatehouse.selinux.policy.ObjectClass;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.RuleTable;
import org.gatehouse.selinux.policy.Type;
import org.jspecify.annotations.Nullable;

/**
 * Rules beside a policy that was compiled elsewhere: {@code allow}, {@code auditallow} and {@code
 * dontaudit} on types, attributes and {@code self}. Constraints and bounds of the policy still
 * hold.
 */
public final class LocalRules {
  private final Policy policy;
  private final RuleTable.Builder rules;

  private LocalRules(Policy policy) {
    this.policy = policy;
    this.rules = new RuleTable.Builder(policy.rules());
  }

  /**
   * The policy with the rules of a text.
   *
   * @param file what errors call the text
   * @throws LsmException EINVAL with file, line, column and reason: no rule, or a name that the
   *     policy does not have
   */
  public static Policy added(Policy policy, String file, String text) {
    LocalRules local = new LocalRules(policy);
    RuleParser.parse(file, text).forEach(local::add);
    return policy.withRules(local.rules.build());
  }

  /** The policy without its dontaudit rules, those under booleans too: every denial is recorded. */
  public static Policy withoutDontaudit(Policy policy) {
    int kinds = RuleTable.AUDITDENY | RuleTable.XPERMS_DONTAUDIT;
    List<Conditional> conditionals =
        policy.conditionals().stream()
            .map(
                each ->
                    new Conditional(
                        each.state(),
                        each.expression(),
                        each.whenTrue().without(kinds),
                        each.whenFalse().without(kinds)))
            .toList();
    return policy.withRules(policy.rules().without(kinds), conditionals);
  }

  private void add(VectorRule rule) {
    for (Token objectClass : rule.classes()) {
      ObjectClass known = objectClass(objectClass);
      int permissions =
          rule.permissions().stream().mapToInt(p -> bit(known, p)).reduce(0, (a, b) -> a | b);
      rule.sources().forEach(source -> add(rule, source, known.value(), permissions));
    }
  }

  private void add(VectorRule rule, Token source, int objectClass, int permissions) {
    Type from = type(source);
    for (Token target : rule.targets()) {
      if (target.is("self")) {
        members(from).forEach(type -> merge(rule.kind(), type, type, objectClass, permissions));
      } else {
        merge(rule.kind(), from.value(), type(target).value(), objectClass, permissions);
      }
    }
  }

  private void merge(int kind, int source, int target, int objectClass, int permissions) {
    rules.merge(source, target, objectClass, kind, permissions);
  }

  /** The types that an attribute stands for; the type itself. */
  private IntStream members(Type type) {
    if (!type.isAttribute()) {
      return IntStream.of(type.value());
    }
    List<Ebitmap> all = policy.typeAttributes();
    return IntStream.rangeClosed(1, all.size())
        .filter(each -> all.get(each - 1).get(type.value() - 1) && isType(each));
  }

  private boolean isType(int value) {
    @Nullable Type type = policy.names().types().get(value);
    return type != null && !type.isAttribute();
  }

  private Type type(Token word) {
    return policy
        .names()
        .types()
        .named(word.text())
        .orElseThrow(() -> word.wrong("the policy has no type " + word.text()));
  }

  private ObjectClass objectClass(Token word) {
    return policy
        .names()
        .classes()
        .named(word.text())
        .orElseThrow(() -> word.wrong("the policy has no class " + word.text()));
  }

  private int bit(ObjectClass of, Token word) {
    int bit = policy.names().permission(of, word.text());
    if (bit == 0) {
      throw word.wrong("the class " + of.name() + " has no permission " + word.text());
    }
    return bit;
  }
}
