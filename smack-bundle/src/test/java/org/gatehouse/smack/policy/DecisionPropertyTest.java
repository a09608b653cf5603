package org.gatehouse.smack.policy;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.Test;

/** The engine against sentences: random rules, changes, revocations and requests. */
public class DecisionPropertyTest {
  private static final int WORLDS = 200;
  private static final int STEPS = 6_000;
  private static final List<String> LABELS =
      List.of("_", "^", "*", "?", "@", "a", "b", "c", "App", "Db", "o#", "x.y", "l".repeat(255));

  private final Random random = new Random(20261121);

  @Test
  public void moreThanAMillionDecisionsAreTheSame() {
    int decisions = 0;
    for (int world = 0; world < WORLDS; world++) {
      decisions += world();
    }
    assertEquals("at least a million: " + decisions, true, decisions >= 1_000_000);
  }

  private int world() {
    NaiveSmack naive = new NaiveSmack();
    RuleBook book = new RuleBook(new Labels());
    LABELS.forEach(label -> book.load2(label + " seen -"));
    int decisions = 0;
    for (int step = 0; step < STEPS; step++) {
      decisions += step(naive, book, random.nextInt(100));
    }
    return decisions;
  }

  private int step(NaiveSmack naive, RuleBook book, int die) {
    String subject = label();
    String object = label();
    String access = access();
    if (die < 4) {
      naive.rule(subject, object, access);
      book.load2(subject + " " + object + " " + access);
    } else if (die < 7) {
      String take = access();
      naive.change(subject, object, access, take);
      book.changeRule(subject + " " + object + " " + access + " " + take);
    } else if (die < 8) {
      naive.revoke(subject);
      book.revokeSubject(subject);
    } else {
      String asked = subject + " " + object + " " + access;
      assertEquals(asked, naive.allows(subject, object, access), book.access2(asked, null));
      return 1;
    }
    return 0;
  }

  private String label() {
    return LABELS.get(random.nextInt(LABELS.size()));
  }

  private String access() {
    StringBuilder letters = new StringBuilder("-");
    for (char letter : "rwxatlb".toCharArray()) {
      if (random.nextInt(4) == 0) {
        letters.append(letter);
      }
    }
    return letters.toString();
  }
}
