package org.gatehouse.smack.policy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class RuleBookTest {
  private final RuleBook book = new RuleBook(new Labels());

  @Test
  public void accessEndsAtTheFirstOtherCharacter() {
    book.load2("Pop Toast waxbeans");
    assertEquals("Pop Toast wxab\n", book.show());
  }

  @Test
  public void labelsEndAtTheFirstCharacterNoLabelHas() {
    book.load2("Pop/corn To\"ast r-x");
    assertEquals("Pop To rx\n", book.show());
  }

  @Test
  public void oneWriteHoldsManyRulesWhateverTheLines() {
    assertEquals(17, book.load2("a b r c d w\ne f x"));
    assertEquals("e f x\nc d w\na b r\n", book.show());
  }

  @Test
  public void rulesBeforeTheFaultStay() {
    refused(Errno.EINVAL, () -> book.load2("a b r x"));
    assertEquals("a b r\n", book.show());
  }

  @Test
  public void whiteSpaceBehindARuleBelongsToIt() {
    assertEquals(9, book.load2("a b r \n\t\u00a0"));
  }

  @Test
  public void aNulEndsTheText() {
    refused(Errno.EINVAL, () -> book.load2("a b r\0c d w"));
    assertEquals("a b r\n", book.show());
  }

  @Test
  public void nothingIsNoRuleAndNoFault() {
    assertEquals(0, book.load2(""));
    refused(Errno.EINVAL, () -> book.load2("\n"));
  }

  @Test
  public void ofMoreThanAPageOnlyWholeLinesOfTheFirstAreTaken() {
    String line = "a b r\n";
    assertEquals(4092, book.load2(line.repeat(1000)));
    refused(Errno.EINVAL, () -> book.load2("a b r ".repeat(1000)));
  }

  @Test
  public void labelsHave255CharactersAtMost() {
    book.load2("x".repeat(255) + " b r");
    refused(Errno.EINVAL, () -> book.load2("x".repeat(256) + " b r"));
  }

  @Test
  public void aLabelDoesNotBeginWithAHyphen() {
    refused(Errno.EINVAL, () -> book.load2("-x b r"));
    refused(Errno.EINVAL, () -> book.load2("a -x r"));
  }

  @Test
  public void changeRuleGrantsThenTakes() {
    book.load2("a b rw");
    book.changeRule("a b xa wa");
    book.changeRule("c d r -");
    assertEquals("c d r\na b rx\n", book.show());
    refused(Errno.EINVAL, () -> book.changeRule("a b r"));
  }

  @Test
  public void revokedRulesStayWithoutAccess() {
    book.load2("a b rwx a c r b c r");
    assertEquals(1, book.revokeSubject("a"));
    assertEquals("b c r\n", book.show());
    assertEquals(3, book.rules().size());
    assertFalse(book.access2("a b -", null));
    book.changeRule("a b r -");
    assertTrue(book.access2("a b r", null));
  }

  @Test
  public void revokingALabelNobodyKnowsIsNoFault() {
    assertEquals(6, book.revokeSubject("nobody"));
    refused(Errno.EINVAL, () -> book.revokeSubject(""));
    refused(Errno.EINVAL, () -> book.revokeSubject("-a"));
    assertEquals(256, book.revokeSubject("a/" + "x".repeat(254)));
    refused(Errno.EINVAL, () -> book.revokeSubject("a/" + "x".repeat(255)));
  }

  @Test
  public void whoIsUnknownMayNothingNotEvenToItself() {
    assertFalse(book.access2("a a r", null));
    assertFalse(book.access2("a _ r", null));
    assertFalse(book.access2("a -x r", null));
    refused(Errno.EINVAL, () -> book.access2("_ -x r", null));
    book.load2("a b -");
    assertTrue(book.access2("a a r", null));
    assertTrue(book.access2("a _ r", null));
  }

  @Test
  public void aRefusedRuleLeavesItsSubjectKnown() {
    refused(Errno.EINVAL, () -> book.load2("a -x r"));
    assertTrue(book.access2("a a w", null));
    refused(Errno.EINVAL, () -> book.load2("c d"));
    assertFalse(book.access2("c c w", null));
  }

  @Test
  public void aQuestionHasThreeWordsAndTheRestIsNotLookedAt() {
    book.load2("a b r");
    assertTrue(book.access2(" a  b   r  w -x", null));
    refused(Errno.EINVAL, () -> book.access2("a b", null));
    refused(Errno.EINVAL, () -> book.access2("", null));
    assertTrue(book.access2("a b r" + " ".repeat(4082), null));
    refused(Errno.EFBIG, () -> book.access2("a b r" + " ".repeat(4083), null));
  }

  private static void refused(Errno errno, ThrowingRunnable call) {
    assertEquals(errno, assertThrows(LsmException.class, call).errno());
  }
}
