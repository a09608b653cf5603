package org.gatehouse.selinux.policy;

/** Writes classes with their constraints. */
final class ClassWriter {
  private final ByteSink out;
  private final int version;

  ClassWriter(ByteSink out, int version) {
    this.out = out;
    this.version = version;
  }

  void write(ObjectClass of) {
    Symbols<Permission> permissions = of.permissions();
    out.i32(of.name().length(), of.common().length(), of.value(), permissions.count());
    out.i32(permissions.entries().size(), of.constraints().size());
    out.text(of.name());
    out.text(of.common());
    SymbolWriter symbols = new SymbolWriter(out, version);
    permissions.entries().forEach(symbols::permission);
    of.constraints().forEach(this::constraint);
    if (version >= Format.VALIDATETRANS) {
      out.list(of.validatetrans(), this::constraint);
    }
    defaults(of.defaults());
  }

  private void defaults(Defaults defaults) {
    if (version >= Format.DEFAULTS) {
      out.i32(defaults.user(), defaults.role(), defaults.range());
    }
    if (version >= Format.DEFAULT_TYPE) {
      out.i32(defaults.type());
    }
  }

  private void constraint(Constraint constraint) {
    out.i32(constraint.permissions());
    out.list(constraint.expression(), this::term);
  }

  private void term(ConstraintTerm term) {
    out.i32(term.kind(), term.attribute(), term.operator());
    if (term.kind() != ConstraintTerm.NAMES) {
      return;
    }
    out.ebitmap(term.names());
    if (version >= Format.CONSTRAINT_NAMES) {
      out.ebitmap(term.typeNames().types());
      out.ebitmap(term.typeNames().excluded());
      out.i32(term.typeNames().flags());
    }
  }
}
