package org.gatehouse.selinux;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.selinux.policy.BooleanSymbol;
import org.gatehouse.selinux.policy.Category;
import org.gatehouse.selinux.policy.Common;
import org.gatehouse.selinux.policy.ConditionTerm;
import org.gatehouse.selinux.policy.Conditional;
import org.gatehouse.selinux.policy.Constraint;
import org.gatehouse.selinux.policy.ConstraintTerm;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Defaults;
import org.gatehouse.selinux.policy.Ebitmap;
import org.gatehouse.selinux.policy.FilenameTransition;
import org.gatehouse.selinux.policy.Genfs;
import org.gatehouse.selinux.policy.Labels;
import org.gatehouse.selinux.policy.Level;
import org.gatehouse.selinux.policy.Names;
import org.gatehouse.selinux.policy.ObjectClass;
import org.gatehouse.selinux.policy.Permission;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.Range;
import org.gatehouse.selinux.policy.RangeTransition;
import org.gatehouse.selinux.policy.Role;
import org.gatehouse.selinux.policy.RoleAllow;
import org.gatehouse.selinux.policy.RoleTransition;
import org.gatehouse.selinux.policy.RuleTable;
import org.gatehouse.selinux.policy.Sensitivity;
import org.gatehouse.selinux.policy.Symbols;
import org.gatehouse.selinux.policy.Type;
import org.gatehouse.selinux.policy.User;

/**
 * A small policy in the making, with names for everything: what is not said is permitted by
 * everything but rules. Roles may have all types, users all roles and the widest range.
 */
public final class Draft {
  public int version = 33;
  public int config = Policy.MLS;
  public final List<Type> types = new ArrayList<>();
  public final Map<Integer, List<Integer>> attributes = new LinkedHashMap<>();
  public final List<String> roles = new ArrayList<>(List.of(Role.OBJECT));
  public final Map<String, Integer> dominates = new LinkedHashMap<>();
  public final Map<String, Integer> onlyTypes = new LinkedHashMap<>();
  public final List<String> users = new ArrayList<>();
  public final List<Draft.ClassDraft> classes = new ArrayList<>();
  public final List<BooleanSymbol> booleans = new ArrayList<>();
  public int sensitivities = 4;
  public int categories = 8;
  public final List<Integer> permissive = new ArrayList<>();
  public final RuleTable.Builder rules = new RuleTable.Builder(8);
  public final List<Conditional> conditionals = new ArrayList<>();
  public final List<RoleTransition> roleTransitions = new ArrayList<>();
  public final List<RoleAllow> roleAllows = new ArrayList<>();
  public final List<FilenameTransition> filenames = new ArrayList<>();
  public final List<RangeTransition> ranges = new ArrayList<>();
  public final List<Genfs> genfs = new ArrayList<>();
  public Labels labels = Labels.NONE;

  /** A class in the making. */
  public static final class ClassDraft {
    public final String name;
    public final List<String> permissions;
    public final List<Constraint> constraints = new ArrayList<>();
    public final List<Constraint> validatetrans = new ArrayList<>();
    public Defaults defaults = Defaults.NONE;

    ClassDraft(String name, List<String> permissions) {
      this.name = name;
      this.permissions = permissions;
    }
  }

  /** A draft with process, file and tcp_socket, the user u, the role r. */
  public static Draft small() {
    Draft draft = new Draft();
    draft.objectClass("process", "fork", "transition", "dyntransition", "signal");
    draft.objectClass("file", "read", "write", "ioctl", "relabelfrom");
    draft.objectClass("tcp_socket", "create", "connect");
    draft.users.add("u");
    draft.roles.add("r");
    return draft;
  }

  public ClassDraft objectClass(String name, String... permissions) {
    ClassDraft of = new ClassDraft(name, List.of(permissions));
    classes.add(of);
    return of;
  }

  public ClassDraft objectClass(String name) {
    return classes.get(classValue(name) - 1);
  }

  public int type(String name) {
    return type(name, 0);
  }

  public int type(String name, int bounds) {
    types.add(new Type(name, types.size() + 1, Type.PRIMARY, bounds));
    return types.size();
  }

  public int attribute(String name, Integer... members) {
    types.add(new Type(name, types.size() + 1, Type.PRIMARY | Type.ATTRIBUTE, 0));
    attributes.put(types.size(), List.of(members));
    return types.size();
  }

  public int bool(String name, boolean state) {
    booleans.add(new BooleanSymbol(name, booleans.size() + 1, state));
    return booleans.size();
  }

  public int classValue(String name) {
    return IntStream.range(0, classes.size())
            .filter(i -> classes.get(i).name.equals(name))
            .findFirst()
            .orElseThrow()
        + 1;
  }

  /** The bits of a class's permissions. */
  public int bits(String objectClass, String... permissions) {
    List<String> all = objectClass(objectClass).permissions;
    return Arrays.stream(permissions).mapToInt(name -> 1 << all.indexOf(name)).sum();
  }

  public Draft allow(int source, int target, String objectClass, String... permissions) {
    rules.add(
        source, target, classValue(objectClass), RuleTable.ALLOWED, bits(objectClass, permissions));
    return this;
  }

  /** A rule under a boolean. */
  public Draft when(int variable, RuleTable.Builder yes, RuleTable.Builder no) {
    conditionals.add(
        new Conditional(
            0,
            List.of(new ConditionTerm(ConditionTerm.VARIABLE, variable)),
            yes.build(),
            no.build()));
    return this;
  }

  public Draft constrain(String objectClass, int permissions, ConstraintTerm... terms) {
    objectClass(objectClass).constraints.add(new Constraint(permissions, List.of(terms)));
    return this;
  }

  /** The level of a sensitivity from 0 with categories from 0. */
  public static Level level(int sensitivity, int... categories) {
    return new Level(
        sensitivity + 1, categories.length == 0 ? Ebitmap.EMPTY : Ebitmap.of(categories));
  }

  private Range widest() {
    int[] all = IntStream.range(0, categories).toArray();
    return isMls() ? new Range(level(0), level(sensitivities - 1, all)) : Range.NONE;
  }

  private boolean isMls() {
    return (config & Policy.MLS) != 0;
  }

  /** A context of the first user and a type as an object, at the lowest level. */
  public Context object(int type) {
    return new Context(1, Role.OBJECT_VALUE, type, isMls() ? Range.of(level(0)) : Range.NONE);
  }

  /** The same of the role r. */
  public Context subject(int type) {
    return new Context(1, 2, type, object(type).range());
  }

  public Policy build() {
    return new Policy(
        version,
        config,
        Ebitmap.EMPTY,
        permissive.isEmpty()
            ? Ebitmap.EMPTY
            : Ebitmap.of(permissive.stream().mapToInt(i -> i).toArray()),
        names(),
        rules.build(),
        List.copyOf(conditionals),
        List.copyOf(roleTransitions),
        List.copyOf(roleAllows),
        List.copyOf(filenames),
        labels,
        List.copyOf(genfs),
        List.copyOf(ranges),
        IntStream.rangeClosed(1, types.size()).mapToObj(this::attributesOf).toList());
  }

  private Ebitmap attributesOf(int type) {
    IntStream theirs =
        attributes.entrySet().stream()
            .filter(attribute -> attribute.getValue().contains(type))
            .mapToInt(Map.Entry::getKey);
    return Ebitmap.of(
        IntStream.concat(IntStream.of(type), theirs).map(value -> value - 1).toArray());
  }

  private Names names() {
    Ebitmap allTypes = Ebitmap.of(IntStream.range(0, types.size()).toArray());
    Ebitmap allRoles = Ebitmap.of(IntStream.range(0, roles.size()).toArray());
    boolean mls = isMls();
    return new Names(
        Symbols.of(List.<Common>of()),
        Symbols.of(IntStream.range(0, classes.size()).mapToObj(this::classAt).toList()),
        Symbols.of(IntStream.range(0, roles.size()).mapToObj(i -> roleAt(i, allTypes)).toList()),
        Symbols.of(types),
        Symbols.of(
            IntStream.range(0, users.size())
                .mapToObj(i -> new User(users.get(i), i + 1, 0, allRoles, widest(), widest().low()))
                .toList()),
        Symbols.of(booleans),
        Symbols.of(
            IntStream.range(0, mls ? sensitivities : 0)
                .mapToObj(i -> new Sensitivity("s" + i, false, sensitivity(i)))
                .toList()),
        Symbols.of(
            IntStream.range(0, mls ? categories : 0)
                .mapToObj(i -> new Category("c" + i, i + 1, false))
                .toList()));
  }

  private Level sensitivity(int value) {
    return level(value, IntStream.range(0, categories).toArray());
  }

  private Role roleAt(int at, Ebitmap allTypes) {
    int self = 1 << at;
    int bits = dominates.getOrDefault(roles.get(at), 0) | self;
    Integer only = onlyTypes.get(roles.get(at));
    Ebitmap types = only == null ? allTypes : Ebitmap.of(only - 1);
    return new Role(roles.get(at), at + 1, 0, Ebitmap.ofWords(bits), types);
  }

  private ObjectClass classAt(int at) {
    ClassDraft draft = classes.get(at);
    return new ObjectClass(
        draft.name,
        at + 1,
        "",
        Symbols.of(
            IntStream.range(0, draft.permissions.size())
                .mapToObj(i -> new Permission(draft.permissions.get(i), i + 1))
                .toList()),
        List.copyOf(draft.constraints),
        List.copyOf(draft.validatetrans),
        draft.defaults);
  }
}
