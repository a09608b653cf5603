package org.gatehouse.torture.cycles;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** What counts as flat. */
public class FootprintTest {
  private static final Footprint WARM = new Footprint(100, 8300, 2800);

  @Test
  public void whatTheJvmLoadsNowAndThenIsFlat() {
    assertTrue(WARM.isFlatUntil(new Footprint(1000, 8303, 2802)));
  }

  @Test
  public void oneLifeOfTenThatStaysBehindIsNotFlat() {
    assertFalse(WARM.isFlatUntil(new Footprint(300, 8300 + 20 * 50, 2800)));
    assertFalse(WARM.isFlatUntil(new Footprint(300, 8300, 2800 + 20 * 15)));
  }

  @Test
  public void oneClassOfEachLifeThatStaysBehindIsNotFlat() {
    assertFalse(WARM.isFlatUntil(new Footprint(200, 8300, 2800 + 100)));
  }

  @Test
  public void oneKibibyteOfEachLifeThatStaysBehindIsNotFlat() {
    assertFalse(WARM.isFlatUntil(new Footprint(200, 8300 + 100, 2800)));
  }
}
