package org.gatehouse.selinux.label.automaton;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

public class PatternTest {
  @Test
  public void refusesWhatCannotBeMatchedInLinearTime() {
    assertRefused("(a)\\1", 3, "the escape \\1 is not supported");
    assertRefused("a(?=b)", 1, "only plain groups and (?: are supported");
    assertRefused("a(?<!b)", 1, "only plain groups and (?: are supported");
    assertRefused("a(?>b)", 1, "only plain groups and (?: are supported");
    assertRefused("a*+", 1, "possessive repetition is not supported");
    assertRefused("\\bword", 0, "the escape \\b is not supported");
    assertRefused("\\Qa\\E", 0, "the escape \\Q is not supported");
    assertRefused("(*ACCEPT)", 0, "verbs are not supported");
  }

  @Test
  public void refusesTheMalformedWhereItIs() {
    assertRefused("a(b", 1, "missing closing parenthesis");
    assertRefused("a)b", 1, "unmatched closing parenthesis");
    assertRefused("ab[cd", 2, "missing closing bracket");
    assertRefused("a[z-a]", 2, "range out of order");
    assertRefused("a[[:nope:]]", 2, "unknown class [:nope:]");
    assertRefused("a[[.a.]]", 2, "unknown class [.a.]");
    assertRefused("*a", 0, "nothing to repeat");
    assertRefused("a**", 2, "nothing to repeat");
    assertRefused("a|{2}", 2, "nothing to repeat");
    assertRefused("^*", 1, "nothing to repeat");
    assertRefused("a{3,2}", 1, "counts out of order");
    assertRefused("a\\", 1, "a backslash ends the pattern");
    assertRefused("a\u00e4", 1, "not an ASCII character");
  }

  @Test
  public void refusesWhatNeedsTooMuchRoom() {
    assertRefused("a{1001}", 1, "more than 1000 repetitions");
    assertRefused("((a{1000}){1000}){1000}", 0, "the pattern needs more than 20000 instructions");
    assertRefused("(".repeat(251) + ")".repeat(251), 250, "parentheses nested deeper than 250");
  }

  private static void assertRefused(String pattern, int offset, String reason) {
    PatternException refused =
        assertThrows(pattern, PatternException.class, () -> Pattern.parse(pattern));
    assertEquals(reason, refused.getMessage());
    assertEquals(pattern, offset, refused.offset());
  }
}
