package org.gatehouse.selinux;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.selinux.policy.ConditionTerm;
import org.gatehouse.selinux.policy.Conditional;
import org.gatehouse.selinux.policy.Constraint;
import org.gatehouse.selinux.policy.ConstraintTerm;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Ebitmap;
import org.gatehouse.selinux.policy.FilenameTransition;
import org.gatehouse.selinux.policy.Level;
import org.gatehouse.selinux.policy.ObjectClass;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.Range;
import org.gatehouse.selinux.policy.RangeTransition;
import org.gatehouse.selinux.policy.RoleAllow;
import org.gatehouse.selinux.policy.RoleTransition;
import org.gatehouse.selinux.policy.RuleTable;
import org.gatehouse.selinux.policy.XPerms;

/**
 * The rules of SELinux as one reads them, without an index and without a line of the engine: every
 * question goes through the whole policy, with sets and recursion.
 */
public final class Naive {
  private final Policy policy;
  private final boolean[] booleans;

  /** A policy under states of its booleans, at their values. */
  public Naive(Policy policy, boolean... booleans) {
    this.policy = policy;
    this.booleans = booleans;
  }

  /** allowed, auditallow, auditdeny. */
  public int[] vector(Context source, Context target, int objectClass) {
    ObjectClass of = policy.names().classes().get(objectClass);
    if (of == null) {
      return new int[] {policy.isUnknownAllowed() ? ~0 : 0, 0, ~0};
    }
    int[] sum = {0, 0, ~0};
    for (RuleTable table : inForce()) {
      for (int i = 0; i < table.size(); i++) {
        if (applies(table, i, source.type(), target.type(), objectClass)) {
          add(sum, table.kind(i), table, i);
        }
      }
    }
    for (Constraint constraint : of.constraints()) {
      if ((constraint.permissions() & sum[0]) != 0
          && !isTrue(constraint.expression(), source, target, null)) {
        sum[0] &= ~constraint.permissions();
      }
    }
    if (of.name().equals("process") && !mayBecome(source.role(), target.role())) {
      sum[0] &= ~(bit(of, "transition") | bit(of, "dyntransition"));
    }
    return bound(sum, source, target, objectClass);
  }

  private int[] bound(int[] sum, Context source, Context target, int objectClass) {
    int above = policy.names().types().get(source.type()).bounds();
    if (above != 0) {
      int aboveTarget = policy.names().types().get(target.type()).bounds();
      Context lower =
          new Context(
              target.user(),
              target.role(),
              aboveTarget == 0 ? target.type() : aboveTarget,
              target.range());
      Context higher = new Context(source.user(), source.role(), above, source.range());
      sum[0] &= vector(higher, lower, objectClass)[0];
    }
    return sum;
  }

  private static int bit(ObjectClass of, String permission) {
    return 1 << (of.permissions().named(permission).orElseThrow().value() - 1);
  }

  private boolean mayBecome(int role, int other) {
    return role == other || policy.roleAllows().contains(new RoleAllow(role, other));
  }

  private static void add(int[] sum, int kind, RuleTable table, int rule) {
    if (kind == RuleTable.ALLOWED) {
      sum[0] |= table.datum(rule);
    } else if (kind == RuleTable.AUDITALLOW) {
      sum[1] |= table.datum(rule);
    } else if (kind == RuleTable.AUDITDENY) {
      sum[2] &= table.datum(rule);
    }
  }

  private boolean applies(RuleTable table, int rule, int source, int target, int objectClass) {
    return table.objectClass(rule) == objectClass
        && all(source).contains(table.source(rule))
        && all(target).contains(table.target(rule));
  }

  /** A type and its attributes. */
  private Set<Integer> all(int type) {
    Set<Integer> all = new HashSet<>(Set.of(type));
    Arrays.stream(policy.typeAttributes().get(type - 1).members()).forEach(m -> all.add(m + 1));
    return all;
  }

  private List<RuleTable> inForce() {
    List<RuleTable> tables =
        policy.conditionals().stream().map(this::chosen).collect(Collectors.toList());
    tables.add(0, policy.rules());
    return tables;
  }

  private RuleTable chosen(Conditional conditional) {
    Deque<ConditionTerm> terms = new ArrayDeque<>(conditional.expression());
    return isTrue(terms) ? conditional.whenTrue() : conditional.whenFalse();
  }

  /** Reads the expression from its end. */
  private boolean isTrue(Deque<ConditionTerm> terms) {
    ConditionTerm last = terms.removeLast();
    if (last.kind() == ConditionTerm.VARIABLE) {
      return booleans[last.variable()];
    }
    boolean second = isTrue(terms);
    if (last.kind() == ConditionTerm.NOT) {
      return !second;
    }
    boolean first = isTrue(terms);
    return switch (last.kind()) {
      case ConditionTerm.AND -> first && second;
      case ConditionTerm.OR -> first || second;
      case ConditionTerm.EQ -> first == second;
      default -> first != second;
    };
  }

  private boolean isTrue(
      List<ConstraintTerm> expression, Context source, Context target, Context task) {
    return isTrue(new ArrayDeque<>(expression), source, target, task);
  }

  private boolean isTrue(
      Deque<ConstraintTerm> terms, Context source, Context target, Context task) {
    ConstraintTerm last = terms.removeLast();
    if (last.kind() == ConstraintTerm.NAMES) {
      return isAmong(last, source, target, task);
    }
    if (last.kind() == ConstraintTerm.ATTRIBUTE) {
      return compares(last, source, target);
    }
    boolean second = isTrue(terms, source, target, task);
    if (last.kind() == ConstraintTerm.NOT) {
      return !second;
    }
    boolean first = isTrue(terms, source, target, task);
    return last.kind() == ConstraintTerm.AND ? first && second : first || second;
  }

  private static boolean isAmong(
      ConstraintTerm term, Context source, Context target, Context task) {
    Context whose = source;
    if ((term.attribute() & ConstraintTerm.TARGET) != 0) {
      whose = target;
    } else if ((term.attribute() & ConstraintTerm.XTARGET) != 0) {
      whose = task;
    }
    int value =
        switch (term.attribute() & 7) {
          case ConstraintTerm.USER -> whose.user();
          case ConstraintTerm.ROLE -> whose.role();
          default -> whose.type();
        };
    return members(term.names()).contains(value - 1) == (term.operator() == ConstraintTerm.EQ);
  }

  private static Set<Integer> members(Ebitmap set) {
    return Arrays.stream(set.members()).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean compares(ConstraintTerm term, Context source, Context target) {
    Range one = source.range();
    Range two = target.range();
    int operator = term.operator();
    return switch (term.attribute()) {
      case ConstraintTerm.USER ->
          (source.user() == target.user()) == (operator == ConstraintTerm.EQ);
      case ConstraintTerm.TYPE ->
          (source.type() == target.type()) == (operator == ConstraintTerm.EQ);
      case ConstraintTerm.ROLE ->
          related(
              operator,
              source.role() == target.role(),
              rules(source.role(), target.role()),
              rules(target.role(), source.role()));
      case ConstraintTerm.L1L2 -> related(operator, one.low(), two.low());
      case ConstraintTerm.L1H2 -> related(operator, one.low(), two.high());
      case ConstraintTerm.H1L2 -> related(operator, one.high(), two.low());
      case ConstraintTerm.H1H2 -> related(operator, one.high(), two.high());
      case ConstraintTerm.L1H1 -> related(operator, one.low(), one.high());
      default -> related(operator, two.low(), two.high());
    };
  }

  /** The kernel's own object_r dominates nothing. */
  private boolean rules(int role, int other) {
    return role != 1 && members(policy.names().roles().get(role).dominates()).contains(other - 1);
  }

  private static boolean related(int operator, Level one, Level two) {
    Set<Integer> ones = members(one.categories());
    Set<Integer> twos = members(two.categories());
    boolean over = one.sensitivity() >= two.sensitivity() && ones.containsAll(twos);
    boolean under = two.sensitivity() >= one.sensitivity() && twos.containsAll(ones);
    return related(operator, over && under, over, under);
  }

  private static boolean related(int operator, boolean equal, boolean over, boolean under) {
    return switch (operator) {
      case ConstraintTerm.EQ -> equal;
      case ConstraintTerm.NEQ -> !equal;
      case ConstraintTerm.DOM -> over;
      case ConstraintTerm.DOMBY -> under;
      default -> !over && !under;
    };
  }

  /** Whether every validatetrans of a class is true. */
  public boolean mayRelabel(Context before, Context after, int objectClass, Context task) {
    ObjectClass of = policy.names().classes().get(objectClass);
    return of != null
        && of.validatetrans().stream()
            .allMatch(rule -> isTrue(rule.expression(), before, after, task));
  }

  /** The commands of a driver that rules of a kind cover. */
  public Set<Integer> commands(
      int kind, Context source, Context target, int objectClass, int driver) {
    Set<Integer> commands = new TreeSet<>();
    for (RuleTable table : inForce()) {
      for (int i = 0; i < table.size(); i++) {
        if (table.kind(i) == kind && applies(table, i, source.type(), target.type(), objectClass)) {
          commands.addAll(commands(table.xperms(i), driver));
        }
      }
    }
    return commands;
  }

  private static Set<Integer> commands(XPerms permissions, int driver) {
    boolean whole = permissions.kind() == XPerms.DRIVERS;
    boolean mine = whole ? permissions.has(driver) : permissions.driver() == driver;
    return IntStream.range(0, 256)
        .filter(number -> mine && (whole || permissions.has(number)))
        .boxed()
        .collect(Collectors.toSet());
  }

  /** The context of a new object; kind is that of the type rule. */
  public Optional<Context> compute(
      int kind, Context source, Context target, int objectClass, String name) {
    ObjectClass of = policy.names().classes().get(objectClass);
    boolean likeProcess = of.name().equals("process") || of.name().equals("tcp_socket");
    boolean transition = kind == RuleTable.TRANSITION;
    int user = source.user();
    if (kind == RuleTable.MEMBER || of.defaults().user() == 2) {
      user = target.user();
    }
    int role = pick(of.defaults().role(), source.role(), target.role());
    role = role == 0 ? (likeProcess ? source.role() : 1) : role;
    int type = pick(of.defaults().type(), source.type(), target.type());
    type = type == 0 ? (likeProcess ? source : target).type() : type;
    for (RuleTable table : inForce()) {
      for (int i = 0; i < table.size(); i++) {
        if (table.kind(i) == kind
            && table.source(i) == source.type()
            && table.target(i) == target.type()
            && table.objectClass(i) == objectClass) {
          type = table.datum(i);
        }
      }
    }
    if (transition) {
      type = named(type, source.type(), target.type(), objectClass, name);
      for (RoleTransition rule : policy.roleTransitions()) {
        boolean here = rule.role() == source.role() && rule.type() == target.type();
        role = here && rule.objectClass() == objectClass ? rule.newRole() : role;
      }
    }
    int newUser = user;
    int newRole = role;
    int newType = type;
    return range(kind, source, target, of, likeProcess)
        .map(range -> new Context(newUser, newRole, newType, range));
  }

  private int named(int otherwise, int source, int target, int objectClass, String name) {
    for (FilenameTransition rule : policy.filenameTransitions()) {
      if (rule.name().equals(name)
          && rule.target() == target
          && rule.objectClass() == objectClass) {
        for (FilenameTransition.Result result : rule.results()) {
          if (members(result.sources()).contains(source - 1)) {
            return result.type();
          }
        }
      }
    }
    return otherwise;
  }

  private static int pick(int which, int source, int target) {
    return which == 1 ? source : which == 2 ? target : 0;
  }

  private Optional<Range> range(
      int kind, Context source, Context target, ObjectClass of, boolean likeProcess) {
    Range from = source.range();
    Range to = target.range();
    Range low = new Range(from.low(), from.low());
    if (kind == RuleTable.MEMBER) {
      return Optional.of(low);
    }
    if (kind == RuleTable.CHANGE) {
      return Optional.of(likeProcess ? from : low);
    }
    for (RangeTransition rule : policy.rangeTransitions()) {
      if (rule.source() == source.type()
          && rule.target() == target.type()
          && rule.objectClass() == of.value()) {
        return Optional.of(rule.range());
      }
    }
    return switch (of.defaults().range()) {
      case 1 -> Optional.of(low);
      case 2 -> Optional.of(new Range(from.high(), from.high()));
      case 3 -> Optional.of(from);
      case 4 -> Optional.of(new Range(to.low(), to.low()));
      case 5 -> Optional.of(new Range(to.high(), to.high()));
      case 6 -> Optional.of(to);
      case 7 -> common(from, to);
      default -> Optional.of(likeProcess ? from : low);
    };
  }

  private static Optional<Range> common(Range one, Range two) {
    if (one.high().sensitivity() < two.low().sensitivity()
        || two.high().sensitivity() < one.low().sensitivity()) {
      return Optional.empty();
    }
    return Optional.of(
        new Range(
            both(one.low(), two.low(), Math.max(low(one), low(two))),
            both(one.high(), two.high(), Math.min(high(one), high(two)))));
  }

  private static int low(Range range) {
    return range.low().sensitivity();
  }

  private static int high(Range range) {
    return range.high().sensitivity();
  }

  private static Level both(Level one, Level two, int sensitivity) {
    Set<Integer> categories = members(one.categories());
    categories.retainAll(members(two.categories()));
    int[] values = categories.stream().mapToInt(i -> i).toArray();
    return new Level(sensitivity, values.length == 0 ? Ebitmap.EMPTY : Ebitmap.of(values));
  }

  /** Whether a context is valid by the words of the rules. */
  public boolean isValid(Context context) {
    Range range = context.range();
    return related(ConstraintTerm.DOM, range.high(), range.low());
  }
}
