package org.gatehouse.selinux.server;

import static org.gatehouse.selinux.policy.ConditionTerm.AND;
import static org.gatehouse.selinux.policy.ConditionTerm.EQ;
import static org.gatehouse.selinux.policy.ConditionTerm.NEQ;
import static org.gatehouse.selinux.policy.ConditionTerm.NOT;
import static org.gatehouse.selinux.policy.ConditionTerm.OR;
import static org.gatehouse.selinux.policy.ConditionTerm.VARIABLE;
import static org.gatehouse.selinux.policy.ConditionTerm.XOR;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.policy.ConditionTerm;
import org.gatehouse.selinux.policy.Conditional;
import org.gatehouse.selinux.policy.RuleTable;
import org.junit.Test;

public class ConditionsTest {
  private static final int YES = 101;
  private static final int NO = 102;

  private static boolean[] enabled(int... words) {
    Draft draft = Draft.small();
    int yes = draft.bool("yes", true);
    int no = draft.bool("no", false);
    List<ConditionTerm> terms =
        Arrays.stream(words)
            .mapToObj(
                word ->
                    word > 100
                        ? new ConditionTerm(VARIABLE, word == YES ? yes : no)
                        : new ConditionTerm(word, 0))
            .toList();
    draft.conditionals.add(new Conditional(0, terms, RuleTable.EMPTY, RuleTable.EMPTY));
    return Conditions.shipped(draft.build()).enabled();
  }

  private static void is(boolean value, int... words) {
    assertArrayEquals(new boolean[] {true, value, !value}, enabled(words));
  }

  private static void isUndefined(int... words) {
    assertArrayEquals(new boolean[] {true, false, false}, enabled(words));
  }

  @Test
  public void operatorsArePostfix() {
    is(true, YES);
    is(false, YES, NOT);
    is(true, YES, NO, OR);
    is(false, YES, NO, AND);
    is(true, NO, YES, NOT, OR, NOT);
    is(true, YES, NO, XOR);
    is(false, YES, YES, XOR);
    is(true, NO, NO, EQ);
    is(false, NO, YES, EQ);
    is(true, NO, YES, NEQ);
    is(false, NO, YES, YES, AND, NOT, OR);
  }

  @Test
  public void anUndefinedConditionPutsNothingInForce() {
    isUndefined();
    isUndefined(NOT);
    isUndefined(YES, AND);
    isUndefined(deep(11));
    is(true, deep(10));
  }

  private static int[] deep(int depth) {
    return IntStream.concat(
            IntStream.range(0, depth).map(i -> YES), IntStream.range(1, depth).map(i -> AND))
        .toArray();
  }

  @Test
  public void anUnknownBooleanIsAnError() {
    ActivePolicy policy = new ActivePolicy(Draft.small().build());
    assertThrows(
        IllegalArgumentException.class,
        () -> policy.withBooleans(Collections.singletonMap("none", true)));
    assertThrows(IllegalArgumentException.class, () -> policy.bool("none"));
    policy.withBooleans(Map.of());
  }
}
