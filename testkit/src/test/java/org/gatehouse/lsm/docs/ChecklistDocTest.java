package org.gatehouse.lsm.docs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.gatehouse.testkit.NotApplicable;
import org.junit.Test;

/**
 * {@code docs/checklist.md} says what the tests' annotations say, and no demanded statement is
 * without a test.
 */
@NotApplicable(
    id = "A2-11",
    reason = "history: where the files of the stacker 0.1 and 0.3 were mounted")
@NotApplicable(
    id = "A4-1",
    reason = "history: the layout of a C structure; a slot is an object here")
@NotApplicable(id = "B-11", reason = "not in this step: groups of bundles come later")
@NotApplicable(id = "B-15", reason = "does not apply: every hook is offered to loadable modules")
@NotApplicable(id = "B-16", reason = "does not apply: no module is built in")
@NotApplicable(id = "C-8", reason = "does not apply: capability is a module like any other")
@NotApplicable(
    id = "C-15",
    reason = "a concern, not a rule: audit names every module's part so that it can be looked into")
public class ChecklistDocTest {
  /** The statements that must be proved; a range names its last number. */
  private static final List<String> DEMANDED =
      List.of(
          "A1-1..10",
          "A2-1..11",
          "A3-1..11",
          "A4-1..12",
          "B-1..10",
          "B-12..14",
          "C-1..3",
          "C-6..7",
          "C-9..10",
          "C-13..17",
          "T-combine",
          "T-defaults",
          "T-get-self-attr",
          "T-ids",
          "T-list-modules",
          "T-lsm",
          "T-order",
          "T-set-self-attr");

  private static final String HEAD =
      """
      # Checklist

      Which test proves which statement of the systems that Gatehouse follows: A1 to A4 the LSM stacker of 2005,
      B loadable modules of 2018, C the composers of 2011 and later, T what today's kernel has beyond them.
      Generated from the annotations `@Proves` and `@NotApplicable` of the tests; a test fails when this file differs
      from them. To write it anew:

      ```
      ./mvnw -q test -pl testkit -am -Dtest='*DocTest' -Dsurefire.failIfNoSpecifiedTests=false -Dgatehouse.docs.update=true
      ```

      | statement | proved by |
      |---|---|
      """;

  private static List<String> demanded() {
    List<String> ids = new ArrayList<>();
    for (String entry : DEMANDED) {
      int range = entry.indexOf("..");
      int dash = entry.indexOf('-') + 1;
      int first = range < 0 ? 0 : Integer.parseInt(entry.substring(dash, range));
      int last = range < 0 ? 0 : Integer.parseInt(entry.substring(range + 2));
      for (int i = first; i <= last; i++) {
        ids.add(range < 0 ? entry : entry.substring(0, dash) + i);
      }
    }
    return ids;
  }

  /** A1-2 before A1-10. */
  private static final Comparator<String> BY_NUMBER =
      Comparator.comparing((String id) -> id.replaceFirst("[0-9]+$", ""))
          .thenComparingInt(String::length)
          .thenComparing(Comparator.naturalOrder());

  private static String row(Proofs proofs, String id) {
    String reason = proofs.reason(id);
    String tests =
        String.join("<br>", proofs.tests(id).stream().map(name -> "`" + name + "`").toList());
    return "| " + id + " | " + (reason.isEmpty() ? tests : "*not applicable:* " + reason) + " |\n";
  }

  @Test
  public void everyDemandedStatementHasATestOrAReason() throws IOException {
    Proofs proofs = Proofs.read();
    List<String> open = new ArrayList<>(demanded());
    open.removeIf(id -> proofs.ids().contains(id));
    assertEquals(List.of(), open);
  }

  @Test
  public void noStatementHasBothATestAndAReasonAndEveryProofIsATestThatRuns() throws IOException {
    Proofs proofs = Proofs.read();
    assertEquals(List.of(), proofs.mistakes());
    for (String id : proofs.ids()) {
      assertFalse(id, !proofs.tests(id).isEmpty() && !proofs.reason(id).isEmpty());
    }
  }

  @Test
  public void theDocumentSaysWhatTheAnnotationsSay() throws IOException {
    Proofs proofs = Proofs.read();
    TreeSet<String> ids = new TreeSet<>(BY_NUMBER);
    ids.addAll(proofs.ids());
    StringBuilder text = new StringBuilder(HEAD);
    ids.forEach(id -> text.append(row(proofs, id)));
    Checkout.check("checklist.md", text.toString());
  }
}
