package org.gatehouse.shell.command;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.audit.AuditLog;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
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
@GogoCommand(
    scope = Commands.SCOPE,
    function = {"audit", "explain"})
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

  /** {@code lsm:explain}. */
  @Descriptor("tells all about one audit event: every module's verdict, and what would allow it")
  public @Nullable Object explain(
      @Descriptor(
              """
              [SERIAL] [--json]
              SERIAL  as in the denial's message and lsm:audit; the newest denial if not given
              """)
          String... words) {
    return call("explain", words, this::explain);
  }

  private Object explain(Words words) {
    log.flush(WAIT_MILLIS);
    Optional<String> serial = words.optional(0);
    AuditEvent event = serial.isPresent() ? event(serial.get()) : newestDenial();
    return show(words, new Explanation(event));
  }

  private AuditEvent event(String serial) {
    long number = serial.matches("[0-9]{1,18}") ? Long.parseLong(serial) : -1;
    return log.find(number)
        .orElseThrow(
            () ->
                new LsmException(
                    Errno.ENOENT,
                    "no event "
                        + serial
                        + " among the newest; the serials go up to "
                        + log.serial()
                        + ", older events are in the audit log's files"));
  }

  private AuditEvent newestDenial() {
    List<AuditEvent> denials =
        log.recent(Integer.MAX_VALUE).stream()
            .filter(event -> event.type() == AuditEvent.Type.DENIED)
            .toList();
    if (denials.isEmpty()) {
      throw new LsmException(Errno.ENOENT, "nothing was denied yet");
    }
    return denials.get(denials.size() - 1);
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
