package org.gatehouse.torture.cycles;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** What counts as flat. */
public class FootprintTest {
  private static final Footprint MIDDLE = new Footprint(500, 12_000, 2800);

  @Test
  public void littleThatTheCompilersWroteDownIsFlat() {
    assertTrue(MIDDLE.isFlatUntil(new Footprint(1000, 12_400, 2805)));
  }

  @Test
  public void lifeThatStaysBehindEachTimeIsNotFlat() {
    assertFalse(MIDDLE.isFlatUntil(new Footprint(1000, 12_000 + 500 * 60, 2800)));
  }

  @Test
  public void classesThatStayBehindAreNotFlat() {
    assertFalse(MIDDLE.isFlatUntil(new Footprint(1000, 12_000, 2800 + 500 * 10)));
  }
}
