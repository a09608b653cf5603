package org.gatehouse.selinux.server;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.selinux.Naive;
import org.gatehouse.selinux.RandomPolicy;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.RuleTable;
import org.gatehouse.selinux.policy.XPerms;
import org.junit.Test;

/** The engine and the naive evaluator on random policies, booleans and contexts. */
public class NaiveAgreesTest {
  private static final int POLICIES = 300;
  private static final int QUESTIONS = 60;

  private interface Check {
    void check(String which, ActivePolicy engine, Naive naive, Question question);
  }

  private record Question(Context source, Context target, Context task, int objectClass) {}

  private static void everywhere(Check check) {
    for (int seed = 0; seed < POLICIES; seed++) {
      Random random = new Random(seed);
      Policy policy = RandomPolicy.of(seed);
      boolean[] states = {false, random.nextBoolean(), random.nextBoolean(), random.nextBoolean()};
      Map<String, Boolean> set = new LinkedHashMap<>();
      IntStream.range(0, 3).forEach(i -> set.put("b" + i, states[i + 1]));
      ActivePolicy engine = new ActivePolicy(policy).withBooleans(set);
      Naive naive = new Naive(policy, states);
      for (int i = 0; i < QUESTIONS; i++) {
        Question question = question(random);
        check.check("policy " + seed + ": " + question, engine, naive, question);
      }
    }
  }

  private static Question question(Random random) {
    return new Question(
        RandomPolicy.context(random, true),
        RandomPolicy.context(random, true),
        RandomPolicy.context(random, true),
        1 + random.nextInt(4));
  }

  @Test
  public void vectorsAgree() {
    everywhere(
        (which, engine, naive, q) -> {
          AccessVector vector = engine.access(q.source(), q.target(), q.objectClass());
          int[] found = {vector.allowed(), vector.auditallow(), vector.auditdeny()};
          assertArrayEquals(which, naive.vector(q.source(), q.target(), q.objectClass()), found);
        });
  }

  @Test
  public void anExplanationCoversExactlyWhatIsMissing() {
    everywhere(
        (which, engine, naive, q) -> {
          Explanation why = engine.explain(q.source(), q.target(), q.objectClass());
          int allowed = engine.access(q.source(), q.target(), q.objectClass()).allowed();
          int sum = why.unruled() + why.constrained() + why.roles() + why.bounded();
          int union = why.unruled() | why.constrained() | why.roles() | why.bounded();
          assertEquals(which, ~allowed, union);
          assertEquals(which, union, sum);
          assertEquals(which, why.constrained() != 0, !why.failed().isEmpty());
        });
  }

  @Test
  public void newContextsAgree() {
    everywhere(
        (which, engine, naive, q) -> {
          for (Relation relation : Relation.values()) {
            String name = "n" + q.task().type();
            assertEquals(
                which + relation,
                naive.compute(relation.kind(), q.source(), q.target(), q.objectClass(), name),
                engine.compute(relation, q.source(), q.target(), q.objectClass(), name));
          }
        });
  }

  @Test
  public void relabelsAgree() {
    everywhere(
        (which, engine, naive, q) ->
            assertEquals(
                which,
                naive.mayRelabel(q.source(), q.target(), q.objectClass(), q.task()),
                engine.mayRelabel(q.source(), q.target(), q.objectClass(), q.task())));
  }

  @Test
  public void extendedPermissionsAgree() {
    everywhere(
        (which, engine, naive, q) -> {
          XpermVector vector = engine.extended(q.source(), q.target(), q.objectClass(), 1);
          assertEquals(
              which, commands(naive, q, RuleTable.XPERMS_ALLOWED), members(vector.allowed()));
          assertEquals(
              which, commands(naive, q, RuleTable.XPERMS_AUDITALLOW), members(vector.auditallow()));
          assertEquals(
              which, commands(naive, q, RuleTable.XPERMS_DONTAUDIT), members(vector.dontaudit()));
        });
  }

  private static Set<Integer> commands(Naive naive, Question q, int kind) {
    return naive.commands(kind, q.source(), q.target(), q.objectClass(), 1);
  }

  private static Set<Integer> members(XPerms permissions) {
    return IntStream.range(0, 256)
        .filter(permissions::has)
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  public void validityAgreesAndValidContextsAreReadAsWritten() {
    everywhere(
        (which, engine, naive, q) -> {
          assertEquals(which, naive.isValid(q.source()), engine.isValid(q.source()));
          if (engine.isValid(q.source())) {
            String text = engine.format(q.source());
            assertEquals(which, q.source(), engine.parse(text).orElseThrow());
          }
        });
  }
}
