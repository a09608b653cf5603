package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gatehouse.itests.Program.Outcome;
import org.junit.Test;

/** The demo as it is delivered: it proves what it claims, and each broken variant is caught. */
public class DemoIT {
  /** The one that takes longest comes first, as two run at a time. */
  private static final List<String> BROKEN =
      List.of("lost-update", "no-grace-period", "early-free", "mixed-versions", "fail-open");

  @Test
  public void everyProofHolds() throws Exception {
    Outcome outcome = Program.run("demo", "--seconds", "8").good();
    List<String> proofs = outcome.out().lines().filter(l -> l.startsWith("proof ")).toList();
    assertTrue(outcome.out(), proofs.size() >= 4);
    for (String proof : proofs) {
      assertTrue(proof, proof.matches("proof [a-z-]+: ok, .*[0-9].*"));
      assertFalse(
          "no hook was asked by a real operation: " + proof, proof.contains(" 0 by a hook"));
    }
  }

  @Test
  public void everyBrokenVariantIsCaught() throws Exception {
    List<Callable<Outcome>> runs = new ArrayList<>();
    BROKEN.forEach(name -> runs.add(() -> Program.run("demo", "--seconds", "2", "--break", name)));
    ExecutorService two = Executors.newFixedThreadPool(2);
    List<Future<Outcome>> outcomes = two.invokeAll(runs);
    two.shutdown();
    for (int i = 0; i < BROKEN.size(); i++) {
      assertCaught(BROKEN.get(i), outcomes.get(i).get());
    }
  }

  private static void assertCaught(String name, Outcome outcome) {
    assertEquals(name + ": " + outcome, 1, outcome.status());
    assertTrue(
        name + ": " + outcome,
        outcome.out().lines().anyMatch(l -> l.startsWith("break " + name + ": caught by ")));
  }

  @Test
  public void unknownVariantIsNamed() throws Exception {
    Outcome outcome = Program.run("demo", "--break", "nonsense");
    assertEquals(outcome + "", 1, outcome.status());
    assertEquals(outcome + "", 1, outcome.err().lines().count());
    assertTrue(outcome.err(), outcome.err().contains("'nonsense'"));
  }
}
