package org.gatehouse.smack.policy;

import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.L_Result;

/** One set of rules takes another's place while a decision looks at two rules. */
@Outcome(id = "whole", expect = Expect.ACCEPTABLE, desc = "Both rules are of one set.")
@Outcome(id = "mixed", expect = Expect.FORBIDDEN, desc = "Half of the old and half of the new.")
abstract class RuleSwapBody {
  private static final Labels LABELS = new Labels();
  private static final Label SUBJECT = LABELS.intern("Subject");
  private static final Label ONE = LABELS.intern("One");
  private static final Label OTHER = LABELS.intern("Other");
  private static final RuleSet READING = both(Access.READ);
  private static final RuleSet WRITING = both(Access.WRITE);

  final RuleBook book = new RuleBook(LABELS);

  RuleSwapBody() {
    book.swap(READING);
  }

  private static RuleSet both(int access) {
    RuleSet.Editor rules = RuleSet.EMPTY.edit();
    rules.set(Rule.of(SUBJECT, ONE, access));
    rules.set(Rule.of(SUBJECT, OTHER, access));
    return rules.done();
  }

  final void swap() {
    book.swap(WRITING);
  }

  static void decide(RuleSet first, RuleSet second, L_Result result) {
    result.r1 = first.may(SUBJECT, ONE) == second.may(SUBJECT, OTHER) ? "whole" : "mixed";
  }
}
