package org.gatehouse.lsm.internal.host;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.audit.Refusals;
import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.audit.AuditQueue;
import org.gatehouse.lsm.internal.dispatch.Published;
import org.gatehouse.lsm.internal.rcu.Reclaimer;
import org.gatehouse.lsm.internal.rcu.Stall;
import org.gatehouse.lsm.internal.stack.Notices;
import org.jspecify.annotations.Nullable;

/** Turns what happens into audit events. Never blocks. */
public final class Reporter
    implements Published.DecisionSink, Reclaimer.Reports, Notices, Refusals {
  private static final Verdict UNRECORDED =
      Verdict.deny(Errno.EACCES, "allowed, but the audit log cannot be written");

  private final AuditQueue audit;
  private final boolean denyUnrecorded;
  private final boolean permissive;
  private volatile @Nullable Published published;
  private volatile Consumer<Stall> onHang = stall -> {};

  Reporter(AuditQueue audit, boolean denyUnrecorded, boolean permissive) {
    this.audit = audit;
    this.denyUnrecorded = denyUnrecorded;
    this.permissive = permissive;
    if (permissive) {
      String reason = "started permissive: denials are recorded and allowed";
      tell(AuditEvent.Type.STACK, "stack_permissive", "operator", "", null, reason);
    }
  }

  void watch(Published stack) {
    published = stack;
  }

  /** What to do, on the reclaimer's thread, about a call that hangs in a hook. */
  void onHang(Consumer<Stall> action) {
    onHang = action;
  }

  private long version() {
    Published stack = published;
    return stack == null ? 0 : stack.current.number();
  }

  @Override
  public Verdict decided(Verdict given) {
    Decision decision = Objects.requireNonNull(given.decision());
    Verdict verdict = isUnrecorded(given) ? UNRECORDED : given;
    long serial = verdict.isSilent() ? 0 : record(verdict, decision);
    Verdict result =
        permissive && verdict.isDenied()
            ? Verdict.allowLogged("permissive: " + verdict.reason())
            : verdict;
    return result.with(decision.withSerial(serial));
  }

  private long record(Verdict verdict, Decision decision) {
    AuditEvent.Type type = verdict.isDenied() ? AuditEvent.Type.DENIED : AuditEvent.Type.ALLOWED;
    long time = System.currentTimeMillis();
    List<String> frames = ApplicationFrames.now();
    return audit.add(
        number ->
            new AuditEvent(
                number,
                time,
                type,
                decision.stackVersion(),
                decision.hook(),
                decision.subject(),
                decision.object(),
                verdict.errno(),
                verdict.reason(),
                decision.labels(),
                decision.answers(),
                frames));
  }

  /** Whether it is allowed only with a record that would be lost; recovery goes before that. */
  private boolean isUnrecorded(Verdict verdict) {
    boolean wanted = !verdict.isDenied() && !verdict.isSilent();
    return denyUnrecorded && !permissive && wanted && audit.isFailing();
  }

  @Override
  public Verdict refuse(String hook, String subject, String object, Errno errno, String reason) {
    Decision decision = new Decision(0, version(), hook, subject, object, List.of(), List.of());
    return decided(Verdict.deny(errno, reason).with(decision));
  }

  @Override
  public void tell(
      AuditEvent.Type type,
      String what,
      String subject,
      String object,
      @Nullable Errno errno,
      String reason) {
    long time = System.currentTimeMillis();
    long version = version();
    audit.add(
        number ->
            new AuditEvent(
                number, time, type, version, what, subject, object, errno, reason, List.of(),
                List.of(), List.of()));
  }

  @Override
  public void stall(long nanos, List<Stall> readers) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos);
    if (readers.isEmpty()) {
      tell(
          AuditEvent.Type.STALL,
          "grace_period",
          "",
          "",
          null,
          "lasts " + seconds + " s, reader not found");
    }
    for (Stall reader : readers) {
      String stack = String.join(" < ", reader.stack());
      String reason = "lasts " + seconds + " s: " + reader.summary() + ": " + stack;
      tell(AuditEvent.Type.STALL, "grace_period", reader.thread(), reader.module(), null, reason);
    }
  }

  @Override
  public void hung(List<Stall> calls) {
    calls.forEach(onHang);
  }

  @Override
  public void failed(Throwable cause) {
    tell(AuditEvent.Type.FAULT, "clean_up", "", "", null, String.valueOf(cause));
  }
}
