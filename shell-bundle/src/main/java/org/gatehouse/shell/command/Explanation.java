package org.gatehouse.shell.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.shell.text.Row;
import org.gatehouse.shell.text.Shown;

/**
 * Everything that is known of one audit event, for {@code lsm:explain}.
 *
 * @param event the event
 */
record Explanation(AuditEvent event) implements Shown {
  @Override
  public Object data() {
    return new Row()
        .with("serial", event.serial())
        .with("time", Instant.ofEpochMilli(event.time()).toString())
        .with("type", type())
        .with("version", event.stackVersion())
        .with("hook", event.hook())
        .with("subject", event.subject())
        .with("object", event.object())
        .with("errno", errno())
        .with("reason", event.reason())
        .with("labels", event.labels())
        .with("modules", event.answers().stream().map(Explanation::answer).toList())
        .with("grants", grants())
        .with("frames", event.frames())
        .cells();
  }

  private static Map<String, Object> answer(Decision.Answer answer) {
    return new Row()
        .with("module", answer.module())
        .with("asked", answer.asked())
        .with("verdict", said(answer))
        .with("grant", answer.verdict().grant())
        .cells();
  }

  private static String said(Decision.Answer answer) {
    return answer.asked() ? answer.verdict().toString() : "not asked";
  }

  private String type() {
    return event.type().name().toLowerCase(Locale.ROOT);
  }

  private String errno() {
    return event.errno() == null ? "" : event.errno().name();
  }

  private List<String> grants() {
    return event.answers().stream()
        .filter(a -> !a.verdict().grant().isEmpty())
        .map(a -> a.module() + ": " + a.verdict().grant())
        .toList();
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(event.serial() + " " + type() + " " + event.hook() + " " + errno());
    lines.add("  time     " + Instant.ofEpochMilli(event.time()));
    lines.add("  subject  " + event.subject());
    lines.add("  object   " + event.object());
    lines.add("  reason   " + event.reason());
    lines.add("  decided by stack version " + event.stackVersion() + ":");
    event.answers().forEach(a -> lines.add("    " + a.module() + ": " + said(a)));
    add(lines, "labels:", event.labels());
    add(lines, "to allow this and nothing more:", grants());
    add(lines, "asked from:", event.frames());
    return String.join("\n", lines);
  }

  private static void add(List<String> lines, String title, List<String> items) {
    if (!items.isEmpty()) {
      lines.add("  " + title);
      items.forEach(item -> lines.add("    " + item));
    }
  }
}
