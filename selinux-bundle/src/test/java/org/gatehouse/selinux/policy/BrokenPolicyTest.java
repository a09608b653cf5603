package org.gatehouse.selinux.policy;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.RandomPolicy;
import org.junit.Test;

public class BrokenPolicyTest {
  private static final byte[] GOOD = PolicyWriter.write(RandomPolicy.of(1));

  private static PolicyFormatException refused(byte[] bytes) {
    return assertThrows(PolicyFormatException.class, () -> PolicyReader.read(bytes));
  }

  private static byte[] with(int offset, int value) {
    byte[] bytes = GOOD.clone();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, value);
    return bytes;
  }

  @Test
  public void everyTruncationIsRefused() {
    for (int length = 0; length < GOOD.length; length++) {
      PolicyFormatException refusal = refused(Arrays.copyOf(GOOD, length));
      assertTrue(refusal.offset() >= 0 && refusal.offset() <= length);
    }
  }

  @Test
  public void aFlippedBitIsRefusedOrWrittenBack() {
    for (int bit = 0; bit < GOOD.length * 8; bit++) {
      byte[] bytes = GOOD.clone();
      bytes[bit >> 3] ^= (byte) (1 << (bit & 7));
      refusedOrWrittenBack(bytes);
    }
  }

  @Test
  public void anyWordMayLie() {
    for (int value : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0, 0xFFFF, 1 << 20}) {
      for (int at = 0; at + 4 <= GOOD.length; at++) {
        refusedOrWrittenBack(with(at, value));
      }
    }
  }

  private static void refusedOrWrittenBack(byte[] bytes) {
    Policy policy;
    try {
      policy = PolicyReader.read(bytes);
    } catch (PolicyFormatException e) {
      return;
    }
    if (policy.version() >= 30) {
      assertArrayEquals(bytes, PolicyWriter.write(policy));
    }
  }

  @Test
  public void theHeaderIsCheckedFirst() {
    assertEquals(0, refused(with(0, 1)).offset());
    assertEquals(4, refused(with(4, 33)).offset());
    assertEquals(8, refused(with(8, 0x58585858)).offset());
    assertEquals(16, refused(with(16, 14)).offset());
    assertEquals(16, refused(with(16, 34)).offset());
    assertEquals(24, refused(with(24, 7)).offset());
    assertEquals(28, refused(with(28, 10)).offset());
  }

  @Test
  public void nothingMayFollow() {
    assertEquals(GOOD.length, refused(Arrays.copyOf(GOOD, GOOD.length + 1)).offset());
  }

  private static String reason(Draft draft) {
    return String.valueOf(refused(PolicyWriter.write(draft.build())).getMessage());
  }

  private static void isRefused(String expected, Draft draft) {
    String reason = reason(draft);
    assertTrue(reason, reason.contains(expected));
  }

  private static Draft good() {
    Draft draft = Draft.small();
    int app = draft.type("app_t");
    draft.type("data_t");
    draft.allow(app, app, "file", "read");
    PolicyReader.read(PolicyWriter.write(draft.build()));
    return draft;
  }

  @Test
  public void circlesOfBoundsAreRefused() {
    Draft draft = good();
    draft.types.add(new Type("a_t", 3, Type.PRIMARY, 4));
    draft.types.add(new Type("b_t", 4, Type.PRIMARY, 3));
    isRefused("circle", draft);
  }

  @Test
  public void boundsMayBeThreeDeep() {
    Draft draft = good();
    for (int above = 2; above < 5; above++) {
      draft.type("deep" + above, above);
    }
    PolicyReader.read(PolicyWriter.write(draft.build()));
    draft.type("deepest_t", 5);
    isRefused("too deep", draft);
  }

  @Test
  public void boundsByAnAttributeAreRefused() {
    Draft draft = good();
    int domain = draft.attribute("domain", 1);
    draft.type("child_t", domain);
    isRefused("attribute", draft);
  }

  @Test
  public void theSameRuleTwiceIsRefused() {
    isRefused("twice", good().allow(1, 1, "file", "write"));
  }

  @Test
  public void aTypeRuleMustGiveAType() {
    Draft draft = good();
    draft.rules.add(1, 1, 1, RuleTable.TRANSITION, 77);
    isRefused("no type", draft);
  }

  @Test
  public void aTypeRuleIsConditionalOrNot() {
    Draft draft = good();
    RuleTable.Builder rule = new RuleTable.Builder(1).add(1, 1, 1, RuleTable.TRANSITION, 2);
    draft.when(draft.bool("on", true), rule, rule);
    PolicyReader.read(PolicyWriter.write(draft.build()));
    draft.rules.add(1, 1, 1, RuleTable.TRANSITION, 2);
    isRefused("with and without", draft);
  }

  @Test
  public void twoConditionalsMayNotGiveOneTypeRule() {
    Draft draft = good();
    RuleTable.Builder rule = new RuleTable.Builder(1).add(1, 1, 1, RuleTable.TRANSITION, 2);
    RuleTable.Builder none = new RuleTable.Builder(0);
    int on = draft.bool("on", true);
    draft.when(on, rule, none).when(on, none, rule);
    isRefused("conflicting", draft);
  }

  @Test
  public void aPolicyWithoutRulesIsRefused() {
    Draft draft = Draft.small();
    draft.type("app_t");
    isRefused("no rules", draft);
  }

  @Test
  public void levelsNeedAVersionThatHasThem() {
    Draft draft = good();
    draft.version = 18;
    isRefused("levels", draft);
  }

  @Test
  public void aClassProcessWithItsTransitionsIsNeeded() {
    Draft draft = new Draft();
    draft.objectClass("file", "read");
    draft.type("app_t");
    draft.allow(1, 1, "file", "read");
    isRefused("process", draft);
    draft.objectClass("process", "transition");
    isRefused("dyntransition", draft);
  }

  @Test
  public void anInvalidContextIsRefused() {
    Draft draft = good();
    Context wrong = new Context(1, 1, 1, new Range(Draft.level(1), Draft.level(0)));
    draft.genfs.add(new Genfs("proc", java.util.List.of(new Genfs.Path("/", 0, wrong))));
    isRefused("not a valid context", draft);
  }
}
