package org.gatehouse.torture.ledger;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.Test;

/** What the ledger keeps. */
public class LedgerTest {
  private final Ledger ledger = new Ledger();

  @Test
  public void callsAreKeptByOperationAndStep() {
    ledger.count(Operation.OPEN, Step.ENTERED);
    ledger.count(Operation.KILL, Step.ENTERED);
    ledger.count(Operation.KILL, Step.DENIED);
    assertEquals(1, ledger.get(Operation.KILL, Step.ENTERED));
    assertEquals(2, ledger.get(Step.ENTERED));
    assertEquals(1, ledger.get(Step.DENIED));
  }

  @Test
  public void onlyFaultsAreFaults() {
    ledger.count(Count.CHANGES);
    assertEquals(0, ledger.faults());
    ledger.count(Count.CHANGES_LOST);
    assertEquals(1, ledger.faults());
  }

  @Test
  public void dutiesHoldUntilTheyAreLifted() {
    ledger.oblige(Duty.PAIR, true);
    assertTrue(ledger.holds(Duty.PAIR));
    assertFalse(ledger.holds(Duty.GUARD));
    ledger.oblige(Duty.PAIR, false);
    assertFalse(ledger.holds(Duty.PAIR));
  }

  @Test
  public void decisionThatMetAChangeBelongsToNoVersion() {
    ledger.versions().add(3, 3);
    ledger.versions().add(3, 4);
    ledger.versions().add(4, 4);
    ledger.versions().add(4, 4);
    assertEquals(Map.of(3L, 1L, 4L, 2L), ledger.versions().known());
    assertEquals(1, ledger.versions().met());
  }

  @Test
  public void sameRemarkIsKeptOnceWithItsNumber() {
    ledger.remark("a door was open");
    ledger.remark("a door was open");
    assertEquals(List.of("2 times: a door was open"), ledger.remarks());
  }

  @Test
  public void sheetCountsItsStamps() {
    byte[] sheet = Mark.sheet();
    assertEquals(0, Mark.stamps(sheet));
    Mark.RED.stamp(sheet);
    Mark.BLUE.stamp(sheet);
    Mark.BLUE.stamp(sheet);
    assertEquals(3, Mark.stamps(sheet));
  }
}
