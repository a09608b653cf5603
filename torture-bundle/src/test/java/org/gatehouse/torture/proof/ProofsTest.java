package org.gatehouse.torture.proof;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;
import org.gatehouse.torture.ledger.Operation;
import org.gatehouse.torture.ledger.Step;
import org.gatehouse.torture.proof.Proof.Outcome;
import org.junit.Test;

/** The arithmetic of the proofs, over ledgers that are written by hand. */
public class ProofsTest {
  private final Ledger ledger = new Ledger();
  private final Proofs proofs = new Proofs(ledger);

  private void calls(int times, Step... steps) {
    for (int i = 0; i < times; i++) {
      for (Step step : steps) {
        ledger.count(Operation.OPEN, step);
      }
    }
  }

  private void count(int times, Count... what) {
    for (int i = 0; i < times; i++) {
      List.of(what).forEach(ledger::count);
    }
  }

  /** Enough of everything that is not a fault. */
  private void goodRun() {
    calls(2000, Step.ENTERED, Step.ALLOWED, Step.METERED);
    for (Count what : Count.values()) {
      count(what.isFault() ? 0 : 2000, what);
    }
  }

  @Test
  public void goodRunProvesEverything() {
    goodRun();
    assertTrue(proofs.withApplications(20, 0).stream().allMatch(Proof::isOk));
    assertTrue(proofs.withPolicies(20, 0).stream().allMatch(Proof::isOk));
    assertTrue(proofs.sawEnough());
  }

  @Test
  public void longerTortureMustSwapMoreOften() {
    goodRun();
    assertTrue(new Proofs(ledger, 600).noMixedVersions().isOk());
    assertEquals(Outcome.TOO_LITTLE, new Proofs(ledger, 601).noMixedVersions().outcome());
  }

  @Test
  public void idleRunProvesNothing() {
    assertTrue(
        proofs.withApplications(0, 0).stream().allMatch(p -> p.outcome() == Outcome.TOO_LITTLE));
    assertEquals(Outcome.TOO_LITTLE, proofs.noHalfPolicy().outcome());
    assertFalse(proofs.sawEnough());
  }

  @Test
  public void everyFaultFailsExactlyOneProof() {
    for (Count fault : Count.values()) {
      if (fault.isFault()) {
        Ledger marred = new Ledger();
        marred.count(fault);
        Set<Proof> all = new HashSet<>(new Proofs(marred).withApplications(20, 0));
        all.addAll(new Proofs(marred).withPolicies(20, 0));
        long failed = all.stream().filter(p -> p.outcome() == Outcome.FAILED).count();
        assertEquals(fault.name(), 1, failed);
      }
    }
  }

  @Test
  public void callWithoutAnAnswerIsLost() {
    goodRun();
    calls(1, Step.ENTERED, Step.METERED);
    assertEquals(Outcome.FAILED, proofs.noDecisionLost().outcome());
  }

  @Test
  public void callThatTheMeterDidNotSeeIsLost() {
    goodRun();
    calls(1, Step.ENTERED, Step.DENIED);
    assertEquals(Outcome.FAILED, proofs.noDecisionLost().outcome());
  }

  @Test
  public void callThatThrewIsLost() {
    goodRun();
    calls(1, Step.ENTERED, Step.METERED, Step.THREW);
    assertEquals(Outcome.FAILED, proofs.noDecisionLost().outcome());
  }

  @Test
  public void lostAndGainedCallsOfTwoOperationsDoNotMakeUpForEachOther() {
    goodRun();
    ledger.count(Operation.KILL, Step.ENTERED);
    ledger.count(Operation.NICE, Step.DENIED);
    ledger.count(Operation.NICE, Step.METERED);
    assertEquals(Outcome.FAILED, proofs.noDecisionLost().outcome());
  }

  @Test
  public void valueThatIsNeverFreedIsAFault() {
    goodRun();
    count(1, Count.ATTACHED);
    assertEquals(Outcome.FAILED, proofs.noFreedValue().outcome());
  }

  @Test
  public void rowThatWasConfirmedAndIsNotFoundIsLost() {
    goodRun();
    count(1, Count.ROWS);
    assertEquals(Outcome.FAILED, proofs.noRowLost().outcome());
  }

  @Test
  public void classLoaderLeftFails() {
    assertEquals(Outcome.FAILED, Proofs.noClassLoaderLeft(100, 1, 10).outcome());
    assertEquals(Outcome.TOO_LITTLE, Proofs.noClassLoaderLeft(9, 0, 10).outcome());
    assertEquals(
        "proof no-class-loader-left: ok, 1,000 class loaders of modules made, 0 left",
        Proofs.noClassLoaderLeft(1000, 0, 10).toString());
  }
}
