package org.gatehouse.selinux.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.selinux.policy.BooleanSymbol;
import org.gatehouse.selinux.policy.Constraint;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.ObjectClass;
import org.gatehouse.selinux.policy.Permission;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.Range;
import org.gatehouse.selinux.policy.Type;
import org.jspecify.annotations.Nullable;

/**
 * A policy under one setting of its booleans. Immutable; any thread; answers about contexts of this
 * policy, and never blocks. Classes are values of the policy; 0 or another unknown one is decided
 * by what the policy says about unknown classes.
 */
public final class ActivePolicy {
  private final Policy policy;
  private final Conditions conditions;
  private final AccessRules access;
  private final NewContexts contexts;
  private final ContextText text;
  private final DefaultLabels labels;

  /** The policy with the booleans as shipped. */
  public ActivePolicy(Policy policy) {
    this(
        policy,
        Conditions.shipped(policy),
        new AccessRules(policy),
        new NewContexts(policy),
        new ContextText(policy),
        new DefaultLabels(policy));
  }

  private ActivePolicy(
      Policy policy,
      Conditions conditions,
      AccessRules access,
      NewContexts contexts,
      ContextText text,
      DefaultLabels labels) {
    this.policy = policy;
    this.conditions = conditions;
    this.access = access;
    this.contexts = contexts;
    this.text = text;
    this.labels = labels;
  }

  /** The contexts of what has none of its own. */
  public DefaultLabels labels() {
    return labels;
  }

  /** The policy itself. */
  public Policy policy() {
    return policy;
  }

  /**
   * The same policy with some booleans set, the others as they are; its index is shared.
   *
   * @throws IllegalArgumentException if the policy has no boolean of a name
   */
  public ActivePolicy withBooleans(Map<String, Boolean> changes) {
    boolean[] states = conditions.states();
    changes.forEach((name, state) -> states[variable(name)] = state);
    return new ActivePolicy(
        policy, conditions.with(policy, states), access, contexts, text, labels);
  }

  /**
   * Whether a boolean is on.
   *
   * @throws IllegalArgumentException if the policy has none of the name
   */
  public boolean bool(String name) {
    return conditions.state(variable(name));
  }

  private int variable(String name) {
    return policy
        .names()
        .booleans()
        .named(name)
        .map(BooleanSymbol::value)
        .orElseThrow(() -> new IllegalArgumentException("no boolean " + name));
  }

  /** The value of a class, or 0. */
  public int objectClass(String name) {
    @Nullable ObjectClass of = policy.names().classes().find(name);
    return of == null ? 0 : of.value();
  }

  /** The valid context that a text is. */
  public Optional<Context> parse(String context) {
    return Optional.ofNullable(text.parse(context, null));
  }

  /** The same of a text read from an object: without a range it gets that of another context. */
  public Optional<Context> parse(String context, Context fallback) {
    return Optional.ofNullable(text.parse(context, fallback));
  }

  /** The same with or without another context, as a value or null. */
  @Nullable Context find(String context, @Nullable Context fallback) {
    return text.parse(context, fallback);
  }

  /** The canonical text of a context. */
  public String format(Context context) {
    return text.format(context);
  }

  /** The canonical text of a range; empty without MLS. */
  public String format(Range range) {
    return text.format(range);
  }

  /** Whether user, role, type and range may go together. */
  public boolean isValid(Context context) {
    return text.isValid(context);
  }

  /** What a source may do to a target of a class (Linux 6.1 security_compute_av). */
  public AccessVector access(Context source, Context target, int objectClass) {
    boolean permissive = policy.permissive().get(source.type());
    if (policy.names().classes().get(objectClass) == null) {
      return new AccessVector(policy.isUnknownAllowed() ? ~0 : 0, 0, ~0, permissive);
    }
    VectorSum sum = access.sum(source, target, objectClass, conditions.enabled());
    return new AccessVector(sum.allowed, sum.auditallow, sum.auditdeny, permissive);
  }

  /** Why permissions are missing from {@link #access}, in the bits of the policy's class. */
  public Explanation explain(Context source, Context target, int objectClass) {
    return access.explain(source, target, objectClass, conditions.enabled());
  }

  /** The permissions that rules give and the bounds of the source's type take away. */
  List<String> outOfBounds(Context source, Context target, int objectClass) {
    @Nullable Type type = policy.names().types().get(source.type());
    @Nullable ObjectClass of = policy.names().classes().get(objectClass);
    if (type == null || type.bounds() == 0 || of == null) {
      return List.of();
    }
    int lost = explain(source, target, objectClass).bounded();
    return policy
        .names()
        .permissions(of)
        .filter(each -> (each.bit() & lost) != 0)
        .map(Permission::name)
        .toList();
  }

  /** Whether there are any rules of extended permissions. */
  public boolean hasExtended() {
    return access.index().hasXperms();
  }

  /**
   * The extended permissions of one driver, the high byte of an ioctl command (Linux 6.1
   * security_compute_xperms_decision).
   */
  public XpermVector extended(Context source, Context target, int objectClass, int driver) {
    if (policy.names().classes().get(objectClass) == null) {
      return policy.isUnknownAllowed() ? XpermVector.ALL : XpermVector.NONE;
    }
    XpermSum sum = new XpermSum(access.index(), driver);
    access.index().rules(source.type(), target.type(), objectClass, conditions.enabled(), sum);
    return sum.vector();
  }

  /**
   * The context of a new object, valid or not.
   *
   * @param name the last component of a new file's name, or empty; only a transition asks for it
   * @return nothing if the class wants a range common to both and there is none
   */
  public Optional<Context> compute(
      Relation relation, Context source, Context target, int objectClass, String name) {
    return contexts.compute(relation, source, target, objectClass, name, conditions.enabled());
  }

  /**
   * Whether an object may go from a context to another at the hands of a task (Linux 6.1
   * security_validate_transition); an unknown class may not.
   */
  public boolean mayRelabel(Context before, Context after, int objectClass, Context task) {
    @Nullable ObjectClass of = policy.names().classes().get(objectClass);
    if (of == null) {
      return false;
    }
    List<Constraint> all = of.validatetrans();
    return all.stream()
        .allMatch(one -> access.comparison().holds(one.expression(), before, after, task));
  }
}
