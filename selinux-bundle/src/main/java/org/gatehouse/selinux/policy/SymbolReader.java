package org.gatehouse.selinux.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads the symbol tables, in the order of the format. */
final class SymbolReader {
  private final ByteSource in;
  private final SetReader sets;
  private final int version;

  SymbolReader(ByteSource in, SetReader sets, int version) {
    this.in = in;
    this.sets = sets;
    this.version = version;
  }

  Names read() {
    Symbols<Common> commons = table("commons", 16, this::common);
    ClassReader classes = new ClassReader(in, sets, version, commons);
    Symbols<ObjectClass> objects = table("classes", 24, classes::read);
    Symbols<Role> roles = table("roles", 8, this::role);
    Symbols<Type> types = table("types", 12, this::type);
    Symbols<User> users = table("users", 8, this::user);
    Symbols<BooleanSymbol> booleans = from(Format.BOOLEANS, "booleans", 12, this::bool);
    Symbols<Sensitivity> sensitivities = from(Format.MLS, "sensitivities", 8, this::sensitivity);
    Symbols<Category> categories = from(Format.MLS, "categories", 12, this::category);
    return new Names(commons, objects, roles, types, users, booleans, sensitivities, categories);
  }

  /** A table that policies have from this version on. */
  private <T extends Symbol> Symbols<T> from(int first, String what, int least, Supplier<T> entry) {
    return version < first ? Symbols.of(List.of()) : table(what, least, entry);
  }

  private <T extends Symbol> Symbols<T> table(String what, int least, Supplier<T> entry) {
    int highest = in.number(what, Format.MAX_SYMBOLS);
    return entries(what, highest, in.count(what, least), entry);
  }

  private <T extends Symbol> Symbols<T> entries(
      String what, int highest, int count, Supplier<T> entry) {
    List<T> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(entry.get());
    }
    try {
      return Symbols.of(highest, entries);
    } catch (IllegalArgumentException e) {
      throw in.bad(what + ": " + e.getMessage());
    }
  }

  private Common common() {
    int length = in.i32("common");
    int value = in.i32("common");
    int highest = in.number("common's permissions", 32);
    int count = in.count("common's permissions", 8);
    String name = in.name("common", length);
    return new Common(name, value, entries(name, highest, count, this::permission));
  }

  Permission permission() {
    int length = in.i32("permission");
    int value = in.i32("permission");
    return new Permission(in.name("permission", length), value);
  }

  <T extends Symbol> Symbols<T> within(String what, int highest, int count, Supplier<T> entry) {
    return entries(what, highest, count, entry);
  }

  private Role role() {
    int length = in.i32("role");
    int value = in.i32("role");
    int bounds = version >= Format.BOUNDS ? in.i32("role") : 0;
    String name = in.name("role", length);
    return new Role(name, value, bounds, sets.ebitmap(name), sets.ebitmap(name));
  }

  private Type type() {
    int length = in.i32("type");
    int value = in.i32("type");
    int properties = in.i32("type");
    int bounds = version >= Format.BOUNDS ? in.i32("type") : 0;
    int known = version >= Format.BOUNDS || properties == 0 ? properties : Type.PRIMARY;
    return new Type(in.name("type", length), value, known, bounds);
  }

  private User user() {
    int length = in.i32("user");
    int value = in.i32("user");
    int bounds = version >= Format.BOUNDS ? in.i32("user") : 0;
    String name = in.name("user", length);
    Ebitmap roles = sets.ebitmap(name);
    boolean levels = version >= Format.MLS;
    Range range = levels ? sets.range(name) : Range.NONE;
    return new User(name, value, bounds, roles, range, levels ? sets.level(name) : Level.NONE);
  }

  private BooleanSymbol bool() {
    int value = in.i32("boolean");
    boolean state = in.number("boolean's state", 1) == 1;
    return new BooleanSymbol(in.name("boolean"), value, state);
  }

  private Sensitivity sensitivity() {
    int length = in.i32("sensitivity");
    boolean alias = in.number("sensitivity's alias mark", 1) == 1;
    String name = in.name("sensitivity", length);
    return new Sensitivity(name, alias, sets.level(name));
  }

  private Category category() {
    int length = in.i32("category");
    int value = in.i32("category");
    boolean alias = in.number("category's alias mark", 1) == 1;
    return new Category(in.name("category", length), value, alias);
  }
}
