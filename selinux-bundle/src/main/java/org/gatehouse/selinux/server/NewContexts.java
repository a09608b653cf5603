package org.gatehouse.selinux.server;

import java.util.Optional;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Defaults;
import org.gatehouse.selinux.policy.Names;
import org.gatehouse.selinux.policy.ObjectClass;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.Range;
import org.gatehouse.selinux.policy.Role;
import org.jspecify.annotations.Nullable;

/** The contexts of new objects (Linux 6.1 security_compute_sid). Immutable. */
final class NewContexts {
  private final Names names;
  private final boolean mls;
  private final TypeRules types;
  private final TransitionRules transitions;

  NewContexts(Policy policy) {
    names = policy.names();
    mls = policy.isMls();
    types = new TypeRules(policy);
    transitions = new TransitionRules(policy);
  }

  /**
   * The context, valid or not.
   *
   * @param name the last component of a new file's name, or empty
   * @return nothing if the class wants a common range and there is none
   */
  Optional<Context> compute(
      Relation relation,
      Context source,
      Context target,
      int objectClass,
      String name,
      boolean[] enabled) {
    @Nullable ObjectClass of = names.classes().get(objectClass);
    Defaults defaults = of == null ? Defaults.NONE : of.defaults();
    boolean likeProcess =
        of != null && (of.name().equals("process") || SocketClasses.has(of.name()));
    @Nullable Range range = range(relation, source, target, objectClass, defaults, likeProcess);
    if (range == null) {
      return Optional.empty();
    }
    int type = ruled(relation, source, target, objectClass, name, enabled);
    return Optional.of(
        new Context(
            user(relation, source, target, defaults),
            role(relation, source, target, objectClass, defaults, likeProcess),
            type == 0 ? type(source, target, defaults, likeProcess) : type,
            range));
  }

  private static int user(Relation relation, Context source, Context target, Defaults defaults) {
    boolean theirs = relation == Relation.MEMBER || defaults.user() == Defaults.TARGET;
    return theirs ? target.user() : source.user();
  }

  private int role(
      Relation relation,
      Context source,
      Context target,
      int objectClass,
      Defaults defaults,
      boolean likeProcess) {
    int ruled =
        relation == Relation.TRANSITION
            ? transitions.role(source.role(), target.type(), objectClass)
            : 0;
    if (ruled != 0) {
      return ruled;
    }
    return switch (defaults.role()) {
      case Defaults.SOURCE -> source.role();
      case Defaults.TARGET -> target.role();
      default -> likeProcess ? source.role() : Role.OBJECT_VALUE;
    };
  }

  private static int type(Context source, Context target, Defaults defaults, boolean likeProcess) {
    return switch (defaults.type()) {
      case Defaults.SOURCE -> source.type();
      case Defaults.TARGET -> target.type();
      default -> likeProcess ? source.type() : target.type();
    };
  }

  /** The type by the file's name, else by a type rule, or 0. */
  private int ruled(
      Relation relation,
      Context source,
      Context target,
      int objectClass,
      String name,
      boolean[] enabled) {
    boolean named = relation == Relation.TRANSITION && !name.isEmpty();
    int byName = !named ? 0 : transitions.type(name, source.type(), target.type(), objectClass);
    return byName != 0
        ? byName
        : types.type(relation.kind(), source.type(), target.type(), objectClass, enabled);
  }

  private @Nullable Range range(
      Relation relation,
      Context source,
      Context target,
      int objectClass,
      Defaults defaults,
      boolean likeProcess) {
    if (!mls) {
      return Range.NONE;
    }
    if (relation != Relation.TRANSITION) {
      return NewRanges.plain(source, likeProcess && relation == Relation.CHANGE);
    }
    @Nullable Range ruled = transitions.range(source.type(), target.type(), objectClass);
    return ruled != null
        ? ruled
        : NewRanges.byDefault(defaults.range(), source, target, likeProcess);
  }
}
