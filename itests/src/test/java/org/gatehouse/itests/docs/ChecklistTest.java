package org.gatehouse.itests.docs;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Test;

/** {@code docs/checklist.md}: every statement that must hold, and the tests that prove it. */
public class ChecklistTest {
  private static final Proofs PROOFS = Proofs.read();

  /** The statements that the host must satisfy; those of the second table have names. */
  private static List<String> demanded() {
    List<String> ids = new ArrayList<>();
    ids.addAll(range("A1-", 1, 10));
    ids.addAll(range("A2-", 1, 11));
    ids.addAll(range("A3-", 1, 11));
    ids.addAll(range("A4-", 1, 12));
    ids.addAll(range("B-", 1, 10));
    ids.addAll(range("B-", 12, 16));
    ids.addAll(range("C-", 1, 3));
    ids.addAll(range("C-", 6, 10));
    ids.addAll(range("C-", 13, 17));
    ids.addAll(
        List.of(
            "T-order",
            "T-lsm",
            "T-ids",
            "T-list-modules",
            "T-get-self-attr",
            "T-set-self-attr",
            "T-defaults",
            "T-combine"));
    return ids;
  }

  private static List<String> range(String prefix, int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(i -> prefix + i).toList();
  }

  @Test
  public void everyDemandedStatementIsProvedOrNotApplicable() {
    Set<String> open = new TreeSet<>(new ById());
    open.addAll(demanded());
    open.removeAll(PROOFS.tests().keySet());
    open.removeAll(PROOFS.reasons().keySet());
    assertEquals(Set.of(), open);
  }

  @Test
  public void theDocumentSaysWhatTheTestsSay() throws IOException {
    new Document("checklist.md").mustSay(text());
  }

  private static String text() {
    Set<String> ids = new TreeSet<>(new ById());
    ids.addAll(PROOFS.tests().keySet());
    ids.addAll(PROOFS.reasons().keySet());
    String rows = ids.stream().map(ChecklistTest::row).collect(Collectors.joining());
    return """
        # Checklist

        Which test proves which statement of the reference checklist. Generated from the tests' own annotations
        (`@Proves`, `@NotApplicable`) by `ChecklistTest` in `itests`; do not edit. Ids beginning with T are rows of the
        checklist's second table.

        | id | proved by |
        |---|---|
        """
        + rows;
  }

  private static String row(String id) {
    Stream<String> tests =
        PROOFS.tests().getOrDefault(id, Set.of()).stream().map(t -> "`" + t + "`");
    Stream<String> reason =
        Stream.ofNullable(PROOFS.reasons().get(id)).map(r -> "not applicable: " + r);
    String proof = Stream.concat(tests, reason).collect(Collectors.joining("<br>"));
    return "| " + id + " | " + proof + " |\n";
  }
}
