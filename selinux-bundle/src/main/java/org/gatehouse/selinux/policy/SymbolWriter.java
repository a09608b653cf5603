package org.gatehouse.selinux.policy;

import java.util.List;
import java.util.function.Consumer;

/** Writes the symbol tables. */
final class SymbolWriter {
  private final ByteSink out;
  private final int version;

  SymbolWriter(ByteSink out, int version) {
    this.out = out;
    this.version = version;
  }

  void write(Names names) {
    table(names.commons(), this::common);
    table(names.classes(), new ClassWriter(out, version)::write);
    table(names.roles(), this::role);
    types(names.types());
    table(names.users(), this::user);
    if (version >= Format.BOOLEANS) {
      table(names.booleans(), this::bool);
    }
    if (version >= Format.MLS) {
      table(names.sensitivities(), this::sensitivity);
      table(names.categories(), this::category);
    }
  }

  private <T extends Symbol> void table(Symbols<T> table, Consumer<T> each) {
    out.i32(table.count());
    out.list(table.entries(), each);
  }

  private void common(Common common) {
    Symbols<Permission> permissions = common.permissions();
    out.i32(common.name().length(), common.value(), permissions.count());
    out.i32(permissions.entries().size());
    out.text(common.name());
    permissions.entries().forEach(this::permission);
  }

  void permission(Permission permission) {
    out.i32(permission.name().length(), permission.value());
    out.text(permission.name());
  }

  private void bounded(Symbol symbol, int bounds) {
    out.i32(symbol.name().length(), symbol.value());
    if (version >= Format.BOUNDS) {
      out.i32(bounds);
    }
    out.text(symbol.name());
  }

  private void role(Role role) {
    bounded(role, role.bounds());
    out.ebitmap(role.dominates());
    out.ebitmap(role.types());
  }

  /** Versions without a mark for attributes have no attributes here. */
  private void types(Symbols<Type> types) {
    boolean marked = version >= Format.BOUNDS;
    List<Type> written =
        types.entries().stream().filter(type -> marked || !type.isAttribute()).toList();
    out.i32(types.count());
    out.list(written, this::type);
  }

  private void type(Type type) {
    out.i32(type.name().length(), type.value());
    if (version >= Format.BOUNDS) {
      out.i32(type.properties(), type.bounds());
    } else {
      out.i32(type.properties() & Type.PRIMARY);
    }
    out.text(type.name());
  }

  private void user(User user) {
    bounded(user, user.bounds());
    out.ebitmap(user.roles());
    if (version >= Format.MLS) {
      out.range(user.range());
      out.level(user.level());
    }
  }

  private void bool(BooleanSymbol bool) {
    out.i32(bool.value(), bool.state() ? 1 : 0);
    out.name(bool.name());
  }

  private void sensitivity(Sensitivity sensitivity) {
    out.i32(sensitivity.name().length(), sensitivity.isAlias() ? 1 : 0);
    out.text(sensitivity.name());
    out.level(sensitivity.level());
  }

  private void category(Category category) {
    out.i32(category.name().length(), category.value(), category.isAlias() ? 1 : 0);
    out.text(category.name());
  }
}
