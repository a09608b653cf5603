package org.gatehouse.smack.policy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.junit.Test;

/** A policy swapped under load drops no decision and decides none by half of it. */
public class SwapTest {
  private static final int SUBJECTS = 50;
  private static final int OBJECTS = 40;
  private static final int READERS = 4;
  private static final int DECISIONS = 2_000_000;

  private final Smack smack = new Smack();
  private final LongAdder asked = new LongAdder();
  private final LongAdder old = new LongAdder();
  private final LongAdder young = new LongAdder();
  private volatile boolean over;

  private Label label(String kind, int number) {
    return smack.labels().intern(kind + number);
  }

  private RuleSet policy(int access) {
    RuleSet.Editor rules = RuleSet.EMPTY.edit();
    for (int s = 0; s < SUBJECTS; s++) {
      for (int o = 0; o < OBJECTS; o++) {
        rules.set(Rule.of(label("Subject", s), label("Object", o), access));
      }
    }
    return rules.done();
  }

  private void read(int seed) {
    for (int i = seed; !over; i++) {
      Label subject = label("Subject", i % SUBJECTS);
      Label object = label("Object", i % OBJECTS);
      asked.increment();
      int may = smack.book().rules().may(subject, object) & (Access.READ | Access.WRITE);
      old.add(may == Access.READ ? 1 : 0);
      young.add(may == Access.WRITE ? 1 : 0);
    }
  }

  @Test
  public void everyDecisionIsByTheOneOrTheOtherPolicyWhole() {
    List<RuleSet> policies = List.of(policy(Access.READ), policy(Access.WRITE));
    smack.book().swap(policies.get(0));
    List<CompletableFuture<Void>> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      int seed = i;
      readers.add(CompletableFuture.runAsync(() -> read(seed), task -> new Thread(task).start()));
    }
    for (int i = 1; asked.sum() < DECISIONS; i++) {
      smack.book().swap(policies.get(i % 2));
    }
    over = true;
    readers.forEach(CompletableFuture::join);
    assertTrue("too little: " + old + " " + young, old.sum() > 0 && young.sum() > 0);
    assertEquals(asked.sum(), old.sum() + young.sum());
  }
}
