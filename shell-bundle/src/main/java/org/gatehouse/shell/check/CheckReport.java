package org.gatehouse.shell.check;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.stacker.CheckResult;
import org.gatehouse.shell.text.Listing;
import org.gatehouse.shell.text.Row;
import org.gatehouse.shell.text.Shown;

/**
 * The answer of {@code lsm:check}.
 *
 * @param result the stack's answer
 */
public record CheckReport(CheckResult result) implements Shown {
  /** Whether the answer is no. */
  public boolean isDenied() {
    return result.verdict().isDenied();
  }

  /** The errno of a denial. */
  public Errno errno() {
    return Objects.requireNonNull(result.verdict().errno());
  }

  /** The deciding module's reason, after a colon; empty if it gave none. */
  public String reason() {
    String reason = result.verdict().reason();
    return reason.isEmpty() ? "" : ": " + reason;
  }

  @Override
  public Object data() {
    Decision decision = result.decision();
    return new Row()
        .with("hook", decision.hook())
        .with("subject", decision.subject())
        .with("object", decision.object())
        .with("labels", decision.labels())
        .with("version", decision.stackVersion())
        .with("result", verdict(new Row(), result.verdict()).cells())
        .with("modules", decision.answers().stream().map(CheckReport::answer).toList())
        .cells();
  }

  private static Map<String, Object> answer(Decision.Answer answer) {
    Row row = new Row().with("module", answer.module()).with("asked", answer.asked());
    return verdict(row, answer.verdict()).cells();
  }

  private static Row verdict(Row row, Verdict verdict) {
    Errno errno = verdict.errno();
    return row.with("allowed", !verdict.isDenied())
        .with("errno", errno == null ? "" : errno.name())
        .with("reason", verdict.reason());
  }

  /** A line per module, then the result, then what would allow it. */
  @Override
  public String toString() {
    Decision decision = result.decision();
    List<Map<String, Object>> rows =
        decision.answers().stream()
            .map(a -> new Row().with("module", a.module()).with("verdict", said(a)).cells())
            .toList();
    String modules = new Listing("no module has " + decision.hook(), rows).toString();
    return modules
        + "\nresult: "
        + result.verdict()
        + " (stack version "
        + decision.stackVersion()
        + ")"
        + grants(decision);
  }

  private static String grants(Decision decision) {
    return decision.answers().stream()
        .filter(a -> !a.verdict().grant().isEmpty())
        .map(a -> "\nto allow it, " + a.module() + ": " + a.verdict().grant())
        .collect(Collectors.joining());
  }

  private static String said(Decision.Answer answer) {
    return answer.asked() ? answer.verdict().toString() : "not asked";
  }
}
