package org.gatehouse.selinux;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.gatehouse.selinux.policy.ConditionTerm;
import org.gatehouse.selinux.policy.Conditional;
import org.gatehouse.selinux.policy.Constraint;
import org.gatehouse.selinux.policy.ConstraintTerm;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Defaults;
import org.gatehouse.selinux.policy.Ebitmap;
import org.gatehouse.selinux.policy.FilenameTransition;
import org.gatehouse.selinux.policy.Level;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.Range;
import org.gatehouse.selinux.policy.RangeTransition;
import org.gatehouse.selinux.policy.RoleAllow;
import org.gatehouse.selinux.policy.RoleTransition;
import org.gatehouse.selinux.policy.RuleTable;
import org.gatehouse.selinux.policy.XPerms;

/** A small valid policy with a bit of everything, the same for the same seed. */
public final class RandomPolicy {
  private static final int[] VECTORS = {
    RuleTable.ALLOWED, RuleTable.ALLOWED, RuleTable.AUDITALLOW, RuleTable.AUDITDENY
  };
  private static final int[] TYPE_KINDS = {
    RuleTable.TRANSITION, RuleTable.MEMBER, RuleTable.CHANGE
  };
  private static final int[] XPERM_KINDS = {
    RuleTable.XPERMS_ALLOWED, RuleTable.XPERMS_AUDITALLOW, RuleTable.XPERMS_DONTAUDIT
  };
  private static final int[] COMPARED = {
    ConstraintTerm.L1L2,
    ConstraintTerm.L1H2,
    ConstraintTerm.H1L2,
    ConstraintTerm.H1H2,
    ConstraintTerm.L1H1,
    ConstraintTerm.L2H2,
    ConstraintTerm.ROLE,
    ConstraintTerm.USER,
    ConstraintTerm.TYPE
  };
  private static final int REAL_TYPES = 6;

  private final Random random;
  private final Draft draft = Draft.small();
  private final Set<List<Integer>> keys = new HashSet<>();
  private final boolean levels;

  private RandomPolicy(long seed, boolean levels, boolean attributes) {
    random = new Random(seed);
    this.levels = levels;
    draft.config = random.nextInt(2) * Policy.ALLOW_UNKNOWN | (levels ? Policy.MLS : 0);
    draft.users.add("v");
    draft.roles.addAll(List.of("q", "p"));
    draft.dominates.put("q", random.nextInt(16));
    draft.dominates.put("object_r", random.nextInt(16));
    draft.objectClass("own_socket", "create");
    for (int i = 1; i <= REAL_TYPES; i++) {
      draft.type("t" + i, i > 2 && random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0);
    }
    if (attributes) {
      draft.attribute("a", some(), some());
      draft.attribute("b", some(), some(), some());
    }
    for (int i = 0; i < 3; i++) {
      draft.bool("b" + i, random.nextBoolean());
    }
  }

  /** A policy of everything. */
  public static Policy of(long seed) {
    return of(seed, true, true);
  }

  /** A policy of everything, perhaps without levels and attributes, which old versions lack. */
  public static Policy of(long seed, boolean levels, boolean attributes) {
    RandomPolicy policy = new RandomPolicy(seed, levels, attributes);
    policy.rules(policy.draft.rules, 25, true);
    policy.draft.classes.forEach(policy::fill);
    for (int i = 0; i < 3; i++) {
      policy.conditional();
    }
    policy.transitions();
    policy.draft.permissive.add(policy.some());
    return policy.draft.build();
  }

  private int some() {
    return 1 + random.nextInt(REAL_TYPES);
  }

  private int any() {
    return 1 + random.nextInt(draft.types.size());
  }

  private int of(int... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private int objectClass() {
    return 1 + random.nextInt(draft.classes.size());
  }

  private void rules(RuleTable.Builder table, int count, boolean xperms) {
    for (int i = 0; i < count; i++) {
      int kind = of(VECTORS);
      if (random.nextInt(4) == 0) {
        kind = of(TYPE_KINDS);
      }
      List<Integer> key = List.of(any(), any(), objectClass(), kind);
      if (keys.add(key)) {
        boolean type = (kind & RuleTable.TYPES) != 0;
        table.add(key.get(0), key.get(1), key.get(2), kind, type ? some() : random.nextInt(16));
      }
    }
    for (int i = 0; xperms && i < 6; i++) {
      table.add(any(), any(), objectClass(), of(XPERM_KINDS), permissions());
    }
  }

  private XPerms permissions() {
    int kind = of(XPerms.FUNCTIONS, XPerms.DRIVERS);
    return new XPerms(
        kind, random.nextInt(3), random.nextInt(8), 0, random.nextLong(), random.nextLong());
  }

  private void conditional() {
    RuleTable.Builder yes = new RuleTable.Builder(0);
    RuleTable.Builder no = new RuleTable.Builder(0);
    rules(yes, 6, random.nextBoolean());
    rules(no, 6, false);
    List<ConditionTerm> terms = new ArrayList<>(List.of(variable()));
    for (int i = random.nextInt(4); i > 0; i--) {
      if (random.nextInt(3) == 0) {
        terms.add(new ConditionTerm(ConditionTerm.NOT, 0));
      } else {
        terms.add(variable());
        terms.add(new ConditionTerm(ConditionTerm.OR + random.nextInt(5), 0));
      }
    }
    draft.conditionals.add(new Conditional(1, List.copyOf(terms), yes.build(), no.build()));
  }

  private ConditionTerm variable() {
    return new ConditionTerm(ConditionTerm.VARIABLE, 1 + random.nextInt(3));
  }

  private void fill(Draft.ClassDraft of) {
    for (int i = random.nextInt(3); i > 0; i--) {
      of.constraints.add(new Constraint(random.nextInt(16), expression(false)));
      if (levels) {
        of.validatetrans.add(new Constraint(0, expression(true)));
      }
    }
    of.defaults =
        new Defaults(random.nextInt(3), random.nextInt(3), random.nextInt(8), random.nextInt(3));
    if (random.nextInt(3) == 0) {
      of.defaults = Defaults.NONE;
    }
  }

  private List<ConstraintTerm> expression(boolean third) {
    List<ConstraintTerm> terms = new ArrayList<>(List.of(leaf(third)));
    int depth = 1;
    for (int i = random.nextInt(8); i > 0 || depth > 1; i--) {
      int what = random.nextInt(4);
      if (what == 0) {
        terms.add(ConstraintTerm.logic(ConstraintTerm.NOT));
      } else if (depth > 1 && (what == 1 || i <= 0 || depth == 5)) {
        terms.add(ConstraintTerm.logic(ConstraintTerm.AND + random.nextInt(2)));
        depth--;
      } else if (i > 0 && depth < 5) {
        terms.add(leaf(third));
        depth++;
      }
    }
    return List.copyOf(terms);
  }

  private ConstraintTerm leaf(boolean third) {
    if (random.nextInt(3) == 0) {
      int who = of(ConstraintTerm.USER, ConstraintTerm.ROLE, ConstraintTerm.TYPE);
      int whose = of(0, ConstraintTerm.TARGET, third ? ConstraintTerm.XTARGET : 0);
      int operator = of(ConstraintTerm.EQ, ConstraintTerm.NEQ);
      return ConstraintTerm.among(who | whose, operator, Ebitmap.ofWords(random.nextInt(64)));
    }
    int compared = COMPARED[random.nextInt(COMPARED.length) % (levels ? 9 : 3) + (levels ? 0 : 6)];
    boolean ordered = compared != ConstraintTerm.USER && compared != ConstraintTerm.TYPE;
    return ConstraintTerm.compare(compared, 1 + random.nextInt(ordered ? 5 : 2));
  }

  private void transitions() {
    int process = draft.classValue("process");
    Set<List<Integer>> seen = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      int objectClass = random.nextBoolean() ? process : objectClass();
      List<Integer> key = List.of(some(), some(), objectClass);
      draft.roleAllows.add(new RoleAllow(1 + random.nextInt(4), 1 + random.nextInt(4)));
      if (seen.add(key)) {
        int role = 1 + random.nextInt(4);
        if (seen.add(List.of(role, key.get(1), objectClass, 0))) {
          draft.roleTransitions.add(
              new RoleTransition(role, key.get(1), objectClass, 1 + random.nextInt(4)));
        }
        if (levels) {
          draft.ranges.add(
              new RangeTransition(key.get(0), key.get(1), objectClass, range(random, true)));
        }
        draft.filenames.add(filename(key.get(1), objectClass, "n" + key.get(0)));
      }
    }
  }

  private FilenameTransition filename(int target, int objectClass, String name) {
    FilenameTransition.Result one =
        new FilenameTransition.Result(Ebitmap.ofWords(1 + random.nextInt(63)), some());
    FilenameTransition.Result other =
        new FilenameTransition.Result(Ebitmap.ofWords(1 + random.nextInt(63)), some());
    return new FilenameTransition(name, target, objectClass, List.of(one, other));
  }

  /** Some context of such a policy, not always a valid one. */
  public static Context context(Random random, boolean levels) {
    return new Context(
        1 + random.nextInt(2),
        1 + random.nextInt(4),
        1 + random.nextInt(REAL_TYPES),
        levels ? range(random, random.nextInt(4) > 0) : Range.NONE);
  }

  private static Range range(Random random, boolean valid) {
    int low = random.nextInt(4);
    int[] lows = categories(random, 0);
    if (!valid) {
      return new Range(
          Draft.level(low, lows), Draft.level(random.nextInt(4), categories(random, 0)));
    }
    int mask = IntStream.of(lows).map(i -> 1 << i).sum();
    Level high = Draft.level(low + random.nextInt(4 - low), categories(random, mask));
    return new Range(Draft.level(low, lows), high);
  }

  private static int[] categories(Random random, int least) {
    int few = random.nextInt(256);
    int mask = (few & random.nextInt(256)) | least;
    return IntStream.range(0, 8).filter(i -> (mask >> i & 1) != 0).toArray();
  }
}
