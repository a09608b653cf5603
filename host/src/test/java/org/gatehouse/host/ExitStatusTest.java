package org.gatehouse.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class ExitStatusTest {
  private final ExitStatus exit = new ExitStatus();

  @Test
  public void firstReportWins() throws InterruptedException {
    assertFalse(exit.isDecided());
    exit.accept(1);
    exit.accept(0);
    assertTrue(exit.isDecided());
    assertEquals(1, exit.await());
  }

  @Test
  public void everyFailureIsOne() throws InterruptedException {
    exit.accept(137);
    assertEquals(1, exit.await());
  }
}
