package org.gatehouse.hats;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;

public class HatRulesTest {
  private static final HatRules RULES =
      HatRules.of("/=all, /a/*=a", "/a/b/*=ab /a/b=exact", "*.html=page");

  @Test
  public void theNearestPatternCounts() {
    assertEquals("all", RULES.hat("/x"));
    assertEquals("a", RULES.hat("/a"));
    assertEquals("a", RULES.hat("/a/c"));
    assertEquals("exact", RULES.hat("/a/b"));
    assertEquals("ab", RULES.hat("/a/b/c"));
    assertEquals("all", RULES.hat("/ab"));
    assertEquals("page", RULES.hat("/x/y.html"));
    assertEquals("a", RULES.hat("/a/y.html"));
  }

  @Test
  public void whatMatchesNothingHasNoHat() {
    assertNull(HatRules.of("/a/*=a").hat("/b"));
  }

  @Test
  public void aLineThatIsNoRuleIsRefused() {
    for (String line : List.of("", "/a", "a=b", "/a=", "/a=b, c", "/a=b^c")) {
      assertThrows(line, IllegalArgumentException.class, () -> HatRules.of(line));
    }
  }
}
