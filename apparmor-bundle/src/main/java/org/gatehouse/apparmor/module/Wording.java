package org.gatehouse.apparmor.module;

import java.util.stream.Collectors;
import org.gatehouse.apparmor.decide.Decision;
import org.gatehouse.apparmor.decide.Finding;
import org.gatehouse.apparmor.decide.LoadedProfile;
import org.gatehouse.apparmor.record.RecordText;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.object.Task;
import org.jspecify.annotations.Nullable;

/**
 * Says decisions: a record as the kernel writes it for each profile that has something to say, and
 * the rules that are missing, with their places.
 */
final class Wording {
  private static final long PID = ProcessHandle.current().pid();

  private Wording() {}

  /** The records, without type and stamp. */
  static String records(Decision decision, Task task, Asked asked) {
    return decision.findings().isEmpty()
        ? "operation=\"" + asked.operation() + "\" is denied by a rule that wants no record"
        : decision.findings().stream()
            .map(finding -> record(decision.error(), finding, task, asked))
            .collect(Collectors.joining("; "));
  }

  private static String record(@Nullable Errno error, Finding finding, Task task, Asked asked) {
    LoadedProfile profile = finding.profile();
    RecordText record =
        new RecordText()
            .word("apparmor", finding.kind().name())
            .word("operation", asked.operation())
            .optional("info", finding.info());
    if (!finding.info().isEmpty()) {
      record.number("error", error == null ? 0 : -error.number());
    }
    if (!profile.key().namespace().isEmpty()) {
      record.name("namespace", "root//" + profile.key().namespace());
    }
    record.name("profile", profile.name());
    if (!asked.name().isEmpty()) {
      record.name("name", asked.name());
    }
    record.number("pid", PID).name("comm", task.name());
    asked.describe(record, finding);
    return record.toString();
  }

  /** What an operator would write, and where. */
  static String grant(Decision decision, Asked asked) {
    return decision.findings().stream()
        .filter(Wording::denied)
        .map(finding -> grant(finding, asked))
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static boolean denied(Finding finding) {
    return finding.kind() == Finding.Kind.DENIED || finding.kind() == Finding.Kind.KILLED;
  }

  private static String grant(Finding finding, Asked asked) {
    String rule = asked.rule(finding);
    LoadedProfile profile = finding.profile();
    String file = profile.origin().isEmpty() ? "" : " of " + profile.origin();
    return rule.isEmpty() ? "" : rule + " in profile " + profile.name() + file;
  }
}
