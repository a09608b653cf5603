package org.gatehouse.apparmor.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.gatehouse.apparmor.load.PolicyChange;
import org.gatehouse.apparmor.load.PolicyWatcher;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.audit.AuditListener;
import org.gatehouse.lsm.hook.Decision;

/**
 * Makes records: of what this module said of an operation, from the host's audit events, and of
 * what became of the policy. A verdict's reason is one record or several, with {@code "; "} between
 * them. What a profile keeps quiet is not there; the host's own log has every denial.
 */
public final class Records implements AuditListener, PolicyWatcher {
  /** Serials of events that the host has none for; far from those that it has. */
  private static final long FIRST_OWN = 1L << 30;

  private static final String BEGIN = "apparmor=";
  private static final String BETWEEN = "; ";
  private static final long PID = ProcessHandle.current().pid();
  private static final int EINVAL = 22;

  private final Consumer<? super RecordLine> out;
  private final Consumer<? super RecordLine> late;
  private final AtomicLong own = new AtomicLong(FIRST_OWN);

  /** Records go to {@code out}, on the thread that tells. */
  public Records(Consumer<? super RecordLine> out) {
    this(out, out);
  }

  /**
   * Records go to {@code out}, on the thread that tells.
   *
   * @param late takes those that a task causes while it waits
   */
  public Records(Consumer<? super RecordLine> out, Consumer<? super RecordLine> late) {
    this.out = out;
    this.late = late;
  }

  @Override
  public void event(AuditEvent event) {
    for (Decision.Answer answer : event.answers()) {
      String reason = answer.verdict().reason();
      if (answer.module().equals("apparmor") && reason.startsWith(BEGIN)) {
        String more = more(event.subject(), event.hook());
        for (String body : bodies(reason)) {
          out.accept(new RecordLine(event.time(), event.serial(), body + " " + more));
        }
      }
    }
  }

  /**
   * What a task did that the host makes no event of: it changed what confines it.
   *
   * @param reason as that of a verdict; other kinds are no records
   * @param subject who did it, as events call it
   * @param hook the kernel name of the hook
   */
  public void changed(String reason, String subject, String hook) {
    if (reason.startsWith(BEGIN)) {
      long now = System.currentTimeMillis();
      long serial = own.incrementAndGet();
      String more = " " + more(subject, hook);
      bodies(reason).forEach(body -> late.accept(new RecordLine(now, serial, body + more)));
    }
  }

  private static List<String> bodies(String reason) {
    return List.of(reason.split(BETWEEN + "(?=" + BEGIN + ")", -1));
  }

  /** What only the host knows. */
  private static String more(String subject, String hook) {
    return new RecordText().name("bundle", bytes(subject)).name("hook", hook).toString();
  }

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void changed(PolicyChange change, String profile) {
    out(
        new RecordText()
            .word("apparmor", "STATUS")
            .word("operation", change.operation())
            .word("profile", "unconfined")
            .name("name", profile)
            .number("pid", PID)
            .word("comm", "java"));
  }

  @Override
  public void refused(String file, String report) {
    out(
        new RecordText()
            .word("apparmor", "STATUS")
            .name("info", bytes(report))
            .number("error", -EINVAL)
            .word("operation", PolicyChange.REPLACE.operation())
            .word("profile", "unconfined")
            .name("name", bytes(file))
            .number("pid", PID)
            .word("comm", "java"));
  }

  private void out(RecordText body) {
    out.accept(new RecordLine(System.currentTimeMillis(), own.incrementAndGet(), body.toString()));
  }
}
