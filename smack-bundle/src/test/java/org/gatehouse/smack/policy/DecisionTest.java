package org.gatehouse.smack.policy;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class DecisionTest {
  private final Labels labels = new Labels();
  private final Label app = labels.intern("App");
  private final Label data = labels.intern("Data");

  @Test
  public void starMayNothingNotEvenToItself() {
    assertEquals(Decision.DENIED, ask(Label.STAR, Label.STAR, Access.READ));
    assertEquals(Decision.DENIED, ask(Label.STAR, Label.WEB, Access.READ));
    assertEquals(Decision.DENIED, ask(Label.STAR, Label.FLOOR, Access.READ));
  }

  @Test
  public void theWebStarAndOneselfAreOpen() {
    assertEquals(Decision.ALLOWED, ask(app, Label.WEB, Access.WRITE));
    assertEquals(Decision.ALLOWED, ask(Label.WEB, data, Access.WRITE));
    assertEquals(Decision.ALLOWED, ask(app, Label.STAR, Access.WRITE));
    assertEquals(Decision.ALLOWED, ask(app, app, Access.WRITE | Access.TRANSMUTE));
  }

  @Test
  public void readingAndLockingAreOpenOnTheFloorButNotTogether() {
    assertEquals(Decision.ALLOWED, ask(app, Label.FLOOR, Access.READ | Access.EXEC));
    assertEquals(Decision.ALLOWED, ask(app, Label.FLOOR, Access.LOCK));
    assertEquals(Decision.ALLOWED, ask(Label.HAT, data, 0));
    assertEquals(Decision.DENIED, ask(app, Label.FLOOR, Access.READ | Access.LOCK));
    assertEquals(Decision.DENIED, ask(app, data, 0));
  }

  @Test
  public void writingIncludesLockingButNotAppending() {
    RuleSet rules = rules(Access.WRITE);
    assertEquals(Decision.ALLOWED, Decision.of(rules, null, app, data, Access.LOCK));
    assertEquals(Decision.DENIED, Decision.of(rules, null, app, data, Access.APPEND));
  }

  @Test
  public void aRuleBeingBroughtUpAllowsAndSaysSo() {
    RuleSet rules = rules(Access.READ | Access.BRINGUP);
    assertEquals(Decision.BRINGUP, Decision.of(rules, null, app, data, Access.READ));
    assertEquals(Decision.DENIED, Decision.of(rules, null, app, data, Access.WRITE));
  }

  @Test
  public void theUnconfinedSubjectWins() {
    assertEquals(
        Decision.UNCONFINED_SUBJECT, Decision.of(RuleSet.EMPTY, app, app, data, Access.READ));
    assertEquals(
        Decision.UNCONFINED_OBJECT, Decision.of(RuleSet.EMPTY, data, app, data, Access.READ));
    assertEquals(
        Decision.UNCONFINED_SUBJECT,
        Decision.of(RuleSet.EMPTY, Label.STAR, Label.STAR, Label.STAR, Access.READ));
  }

  @Test
  public void aSetIsNotChangedByWhatIsMadeFromIt() {
    RuleSet before = rules(Access.READ);
    RuleSet.Editor next = before.edit();
    next.revoke(app);
    assertEquals(0, next.done().find(app, data));
    assertEquals(Access.READ, before.find(app, data));
  }

  private RuleSet rules(int access) {
    RuleSet.Editor rules = RuleSet.EMPTY.edit();
    rules.set(Rule.of(app, data, access));
    return rules.done();
  }

  private static int ask(Label subject, Label object, int request) {
    return Decision.of(RuleSet.EMPTY, null, subject, object, request);
  }
}
