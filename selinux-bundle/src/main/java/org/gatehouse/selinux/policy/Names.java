package org.gatehouse.selinux.policy;

import java.util.stream.Stream;

/** The symbol tables of a policy. */
public record Names(
    Symbols<Common> commons,
    Symbols<ObjectClass> classes,
    Symbols<Role> roles,
    Symbols<Type> types,
    Symbols<User> users,
    Symbols<BooleanSymbol> booleans,
    Symbols<Sensitivity> sensitivities,
    Symbols<Category> categories) {
  /** The bit of a class's permission, its own or its common's; 0 if it has none of the name. */
  public int permission(ObjectClass of, String name) {
    Permission own = of.permissions().find(name);
    if (own != null) {
      return own.bit();
    }
    Common common = commons.find(of.common());
    Permission shared = common == null ? null : common.permissions().find(name);
    return shared == null ? 0 : shared.bit();
  }

  /** The same with other booleans. */
  public Names withBooleans(Symbols<BooleanSymbol> other) {
    return new Names(commons, classes, roles, types, users, other, sensitivities, categories);
  }

  /** The permissions of a class: those of its common, then its own. */
  public Stream<Permission> permissions(ObjectClass of) {
    Common common = commons.find(of.common());
    Stream<Permission> shared =
        common == null ? Stream.of() : common.permissions().entries().stream();
    return Stream.concat(shared, of.permissions().entries().stream());
  }
}
