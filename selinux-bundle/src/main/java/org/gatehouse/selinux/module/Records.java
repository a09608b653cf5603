package org.gatehouse.selinux.module;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.audit.AuditListener;
import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.SelinuxWatcher;
import org.gatehouse.selinux.audit.Actor;
import org.gatehouse.selinux.audit.AuditRecord;
import org.gatehouse.selinux.audit.Fields;
import org.gatehouse.selinux.audit.SelinuxError;
import org.gatehouse.selinux.audit.Stamp;
import org.gatehouse.selinux.server.ServerErrors;

/**
 * Records of the Linux audit system: what this module denied or granted, from the host's audit
 * events, what became of policy, mode and booleans, and what the security server refuses for its
 * own reasons. What the policy wants no record of is not there; the host's own log has every
 * denial.
 */
final class Records implements AuditListener, SelinuxWatcher, ServerErrors {
  /** Serials of events that the host has none for; far from those that it has. */
  private static final long FIRST_OWN = 1L << 30;

  private final Consumer<? super AuditRecord> out;
  private final Actor manager;
  private final AtomicLong own = new AtomicLong(FIRST_OWN);

  /**
   * @param manager who decides about the classes that only a JVM has
   */
  Records(Actor manager, Consumer<? super AuditRecord> out) {
    this.manager = manager;
    this.out = out;
  }

  @Override
  public void event(AuditEvent event) {
    for (Decision.Answer answer : event.answers()) {
      String reason = answer.verdict().reason();
      if (answer.module().equals("selinux") && reason.startsWith("avc:")) {
        out.accept(record(event, reason));
      }
    }
  }

  private AuditRecord record(AuditEvent event, String access) {
    Stamp stamp = new Stamp(event.time(), event.serial());
    Fields more = Fields.NONE.text("bundle", event.subject()).text("hook", event.hook());
    return isUserspace(access)
        ? AuditRecord.userAvc(stamp, manager, access, "java")
        : AuditRecord.avc(stamp, access, more);
  }

  private static boolean isUserspace(String access) {
    List<String> words = List.of(access.split(" "));
    return words.stream()
        .filter(word -> word.startsWith("tclass="))
        .map(word -> word.substring("tclass=".length()).toUpperCase(Locale.ROOT))
        .anyMatch(name -> SelinuxClass.valueOf(name).isUserspace());
  }

  @Override
  public void computedInvalid(String invalid, String source, String target, String tclass) {
    out.accept(SelinuxError.computedInvalid(now(), invalid, source, target, tclass));
  }

  @Override
  public void outOfBounds(String source, String target, String tclass, List<String> permissions) {
    out.accept(SelinuxError.bounds(now(), source, target, tclass, permissions));
  }

  @Override
  public void unboundedTransition(String from, String to) {
    out.accept(SelinuxError.boundedTransition(now(), from, to));
  }

  @Override
  public void relabelRefused(String from, String to, String task, String tclass) {
    out.accept(SelinuxError.validateTransition(now(), from, to, task, tclass));
  }

  @Override
  public void givenInvalid(String operation, byte[] invalid) {
    out.accept(SelinuxError.given(now(), operation, invalid));
  }

  private Stamp now() {
    return new Stamp(System.currentTimeMillis(), own.incrementAndGet());
  }

  @Override
  public void policyLoaded(boolean first) {
    out.accept(AuditRecord.policyLoad(now(), manager));
  }

  @Override
  public void modeSet(boolean enforcing, boolean before) {
    out.accept(AuditRecord.status(now(), manager, enforcing, before));
  }

  @Override
  public void booleanSet(String name, boolean state, boolean before) {
    out.accept(AuditRecord.booleanChange(now(), manager, name, state, before));
  }
}
