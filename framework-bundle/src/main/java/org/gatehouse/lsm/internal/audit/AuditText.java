package org.gatehouse.lsm.internal.audit;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.lsm.hook.Verdict;

/** An event as one line in the style of Linux audit records. */
public final class AuditText {
  private AuditText() {}

  /** The line, without its end. */
  public static String line(AuditEvent event) {
    StringBuilder line = new StringBuilder(200);
    line.append(
        String.format(
            Locale.ROOT,
            "type=GATEHOUSE_%s msg=audit(%d.%03d:%d):",
            event.type(),
            event.time() / 1000,
            event.time() % 1000,
            event.serial()));
    field(line, "version", String.valueOf(event.stackVersion()));
    field(line, "hook", event.hook());
    quoted(line, "subject", event.subject());
    quoted(line, "object", event.object());
    if (event.errno() != null) {
      field(line, "errno", Objects.requireNonNull(event.errno()).name());
    }
    quoted(line, "reason", event.reason());
    for (String label : event.labels()) {
      int equals = label.indexOf('=');
      quoted(line, label.substring(0, equals), label.substring(equals + 1));
    }
    if (!event.answers().isEmpty()) {
      quoted(
          line,
          "answers",
          event.answers().stream().map(AuditText::answer).collect(Collectors.joining("; ")));
    }
    return line.toString();
  }

  private static String answer(Decision.Answer answer) {
    Verdict verdict = answer.verdict();
    return answer.module() + ": " + (answer.asked() ? verdict : "not asked");
  }

  private static void field(StringBuilder line, String name, String value) {
    line.append(' ').append(name).append('=').append(value);
  }

  private static void quoted(StringBuilder line, String name, String value) {
    StringBuilder safe = new StringBuilder();
    value.chars().forEach(c -> safe.append(shown((char) c)));
    field(line, name, '"' + safe.toString() + '"');
  }

  private static String shown(char c) {
    if (c < ' ' || c == 0x7f) {
      return String.format("\\x%02x", (int) c);
    }
    return c == '"' ? "'" : String.valueOf(c);
  }
}
