package org.gatehouse.selinux.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What must be true of the symbols of a policy beyond the form (Linux
 * policydb_bounds_sanity_check).
 */
final class Checks {
  private final Names names;
  private final int offset;

  /** Checks whose failures are told at an offset. */
  Checks(Names names, int offset) {
    this.names = names;
    this.offset = offset;
  }

  /** What a decision relies on. */
  void symbols() {
    Role object = names.roles().find(Role.OBJECT);
    need(object != null && object.value() == Role.OBJECT_VALUE, "role object_r is not role 1");
    ObjectClass process = names.classes().find("process");
    need(process != null, "there is no class process");
    if (process != null) {
      need(names.permission(process, "transition") != 0, "process lacks transition");
      need(names.permission(process, "dyntransition") != 0, "process lacks dyntransition");
    }
    names.sensitivities().entries().forEach(this::categories);
  }

  private void categories(Sensitivity sensitivity) {
    sensitivity
        .level()
        .categories()
        .forEach(
            category ->
                need(
                    names.categories().get(category + 1) != null,
                    sensitivity.name() + " has an unknown category " + (category + 1)));
  }

  /** What a bounded user, role or type may have, its bounds have. */
  void bounds() {
    names.users().entries().forEach(this::user);
    names.roles().entries().forEach(this::role);
    names.types().entries().forEach(this::type);
  }

  private void user(User user) {
    for (User up : above(names.users(), user, User::bounds)) {
      need(up.roles().contains(user.roles()), user.name() + " has roles beyond " + up.name());
    }
  }

  private void role(Role role) {
    for (Role up : above(names.roles(), role, Role::bounds)) {
      need(up.types().contains(role.types()), role.name() + " has types beyond " + up.name());
    }
  }

  private void type(Type type) {
    for (Type up : above(names.types(), type, Type::bounds)) {
      need(!up.isAttribute(), type.name() + " is bounded by an attribute, " + up.name());
    }
  }

  /** What bounds a symbol, and what bounds that. */
  private <T extends Symbol> List<T> above(Symbols<T> table, T symbol, ToIntFunction<T> bounds) {
    List<T> chain = new ArrayList<>();
    T last = symbol;
    while (bounds.applyAsInt(last) != 0) {
      T up = table.get(bounds.applyAsInt(last));
      if (up == null || chain.size() + 1 == Format.MAX_BOUNDS) {
        throw ByteSource.bad(
            offset, "the bounds of " + symbol.name() + " are unknown, too deep or a circle");
      }
      chain.add(up);
      last = up;
    }
    return chain;
  }

  private void need(boolean truth, String otherwise) {
    if (!truth) {
      throw ByteSource.bad(offset, otherwise);
    }
  }
}
