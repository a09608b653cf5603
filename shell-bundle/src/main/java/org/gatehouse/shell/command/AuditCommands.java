package org.gatehouse.shell.command;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.audit.AuditLog;
import org.gatehouse.shell.check.Numbers;
import org.gatehouse.shell.line.Words;
import org.gatehouse.shell.text.Listing;
import org.gatehouse.shell.text.Row;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Commands on the audit log. */
@Component(service = Commands.class)
@GogoCommand(scope = Commands.SCOPE, function = "audit")
public final class AuditCommands extends Commands {
  private static final int COUNT = 20;
  private static final long WAIT_MILLIS = 1000;

  private final AuditLog log;

  /** Over this log. */
  @Activate
  public AuditCommands(@Reference AuditLog log) {
    this.log = log;
  }

  /** {@code lsm:audit}. */
  @Descriptor("prints the newest audit events")
  public @Nullable Object audit(
      @Descriptor(
              """
              [COUNT] [--json]
              COUNT  at most so many, 20 if not given
              """)
          String... words) {
    return call("audit", words, this::audit);
  }

  private Object audit(Words words) {
    int count = words.optional(0).map(Numbers::integer).orElse(COUNT);
    log.flush(WAIT_MILLIS);
    return show(
        words,
        new Listing("no events", log.recent(count).stream().map(AuditCommands::row).toList()));
  }

  private static Map<String, Object> row(AuditEvent event) {
    return new Row()
        .with("serial", event.serial())
        .with("time", Instant.ofEpochMilli(event.time()).toString())
        .with("type", event.type().name().toLowerCase(Locale.ROOT))
        .with("version", event.stackVersion())
        .with("hook", event.hook())
        .with("subject", event.subject())
        .with("object", event.object())
        .with("errno", event.errno() == null ? "" : event.errno().name())
        .with("reason", event.reason())
        .with("labels", event.labels())
        .cells();
  }
}
