package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.DIAGNOSTIC_COMMAND;
import static org.gatehouse.bridge.Operation.ENVIRONMENT_READ;
import static org.gatehouse.bridge.Operation.FILTER_SET;
import static org.gatehouse.bridge.Operation.FLIGHT_RECORDER;
import static org.gatehouse.bridge.Operation.GLOBAL_SET;
import static org.gatehouse.bridge.Operation.HEAP_DUMP;
import static org.gatehouse.bridge.Operation.JMX_REGISTER;
import static org.gatehouse.bridge.Operation.LOG_SET;
import static org.gatehouse.bridge.Operation.PROPERTY_READ;
import static org.gatehouse.bridge.Operation.PROPERTY_WRITE;
import static org.gatehouse.bridge.Operation.SECURITY_READ;
import static org.gatehouse.bridge.Operation.SECURITY_SET;
import static org.gatehouse.bridge.Operation.TIMEZONE_SET;
import static org.gatehouse.bridge.Operation.VM_OPTION;
import static org.gatehouse.mediation.ask.Row.Who.NOT_INITIALIZER;

import java.io.IOException;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.mediation.ask.Resolver.Found;
import org.gatehouse.mediation.ask.Row.Arguments;

/** What belongs to the whole JVM. */
final class GlobalMediator {
  private static final String CAPABLE = "capable";
  private static final String GLOBAL = "global_set";
  private static final String LOCKED = "locked_down";

  /** SYSLOG_ACTION_CONSOLE_LEVEL of Linux. */
  private static final int LOG_LEVEL = 8;

  private final Reach reach;
  private final Resolver resolver;
  private final FileMediator files;
  private final HookTable table;

  GlobalMediator(Reach reach, Resolver resolver, FileMediator files, HookTable table) {
    this.reach = reach;
    this.resolver = resolver;
    this.files = files;
    this.table = table;
  }

  void addTo(Rows rows) {
    rows.add(PROPERTY_READ, NOT_INITIALIZER, this::readProperty, "property_read");
    rows.add(PROPERTY_WRITE, this::writeProperty, "property_write");
    rows.add(ENVIRONMENT_READ, NOT_INITIALIZER, this::readEnvironment, "env_read");
    rows.add(SECURITY_READ, NOT_INITIALIZER, this::readSecurity, "property_read");
    rows.add(GLOBAL_SET, sets(""), GLOBAL, CAPABLE);
    rows.add(SECURITY_SET, sets("security "), GLOBAL, CAPABLE);
    rows.add(JMX_REGISTER, sets("mbean "), GLOBAL, CAPABLE);
    rows.add(FILTER_SET, sets("serial filter "), GLOBAL, CAPABLE);
    rows.add(TIMEZONE_SET, this::setTimeZone, "settime", CAPABLE);
    rows.add(DIAGNOSTIC_COMMAND, breaks("diagnostic command "), LOCKED, CAPABLE);
    rows.add(VM_OPTION, breaks("option "), LOCKED, CAPABLE);
    rows.add(FLIGHT_RECORDER, this::record, "perf_event_open", CAPABLE);
    rows.add(LOG_SET, this::setLog, "syslog", CAPABLE);
    rows.add(
        HEAP_DUMP,
        this::dump,
        "ptrace_access_check",
        "path_mknod",
        "inode_permission",
        "inode_create",
        "file_open");
  }

  private Verdict readProperty(Asking asking, Cred subject, Arguments with) {
    return asking.each(() -> table.propertyRead(subject, with.text(with.a())));
  }

  private Verdict writeProperty(Asking asking, Cred subject, Arguments with) {
    return asking.each(() -> table.propertyWrite(subject, with.text(with.a())));
  }

  private Verdict readEnvironment(Asking asking, Cred subject, Arguments with) {
    return asking.each(() -> table.envRead(subject, with.text(with.a())));
  }

  private Verdict readSecurity(Asking asking, Cred subject, Arguments with) {
    return asking.each(() -> table.propertyRead(subject, "security:" + with.text(with.a())));
  }

  private Row.Question sets(String kind) {
    return (asking, subject, with) ->
        asking.each(
            () -> table.globalSet(subject, kind + with.text(with.a())),
            () -> table.capable(subject, Capability.CAP_SYS_ADMIN));
  }

  private Row.Question breaks(String kind) {
    return (asking, subject, with) ->
        asking.each(
            () -> table.lockedDown(subject, kind + with.text(with.a())),
            () -> table.capable(subject, Capability.CAP_SYS_ADMIN));
  }

  private Verdict setTimeZone(Asking asking, Cred subject, Arguments with) {
    return asking.each(
        () -> table.settime(subject), () -> table.capable(subject, Capability.CAP_SYS_TIME));
  }

  private Verdict record(Asking asking, Cred subject, Arguments with) {
    return asking.each(
        () -> table.perfEventOpen(subject, 0),
        () -> table.capable(subject, Capability.CAP_PERFMON));
  }

  private Verdict setLog(Asking asking, Cred subject, Arguments with) {
    return asking.each(
        () -> table.syslog(subject, LOG_LEVEL),
        () -> table.capable(subject, Capability.CAP_SYSLOG));
  }

  /** A heap dump looks into every task, and the JVM makes its file past all choke points. */
  private Verdict dump(Asking asking, Cred subject, Arguments with) throws IOException {
    Verdict verdict = reach.intoAll(asking, subject);
    Found found = verdict.isDenied() ? null : resolver.dontFollow(with.a());
    return found == null
        ? verdict
        : files.create(asking, subject, found, 0600, Flags.WRONLY | Flags.CREAT);
  }
}
