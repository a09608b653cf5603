package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.EXIT;
import static org.gatehouse.bridge.Operation.HALT;
import static org.gatehouse.bridge.Operation.PROCESS_INFO;
import static org.gatehouse.bridge.Operation.PROCESS_KILL;
import static org.gatehouse.bridge.Operation.PROCESS_START;
import static org.gatehouse.bridge.Operation.SHUTDOWN_HOOK;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.mediation.ask.Resolver.Found;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.jspecify.annotations.Nullable;

/** Processes of the operating system, and the end of the JVM. */
final class ProcessMediator {
  private static final int SIGKILL = 9;
  private static final int SIGTERM = 15;

  private final Resolver resolver;
  private final Reach reach;
  private final HookTable table;

  ProcessMediator(Resolver resolver, Reach reach, HookTable table) {
    this.resolver = resolver;
    this.reach = reach;
    this.table = table;
  }

  void addTo(Rows rows) {
    rows.add(PROCESS_START, this::start, "bprm_check_security");
    rows.add(PROCESS_KILL, this::kill, "task_kill");
    rows.add(PROCESS_INFO, this::look, "process_info");
    rows.add(EXIT, this::end, "capable");
    rows.add(HALT, this::end, "capable");
    rows.add(SHUTDOWN_HOOK, this::hook, "global_set");
  }

  private Verdict start(Asking asking, Cred subject, Arguments with) throws IOException {
    if (!(with.a() instanceof String[] given) || given.length == 0) {
      throw new LsmException(Errno.EACCES, "a process without a program");
    }
    List<String> arguments = List.of(given.clone());
    String program = program(arguments.get(0), with.b());
    ProgramObject object = new ProgramObject(program, arguments, null, subject);
    return asking.each(() -> table.bprmCheckSecurity(subject, object));
  }

  /** The real path, as execvp(3) finds it: from the new directory, or along PATH. */
  private String program(String name, @Nullable Object directory) throws IOException {
    if (!name.contains("/")) {
      return alongPath(name);
    }
    Path from = directory instanceof String d ? Path.of(d) : Path.of("");
    Found found = resolver.follow(from.resolve(name).toString());
    return found == null ? name : found.text();
  }

  private String alongPath(String name) throws IOException {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "/bin:/usr/bin");
    for (String folder : path.split(":", -1)) {
      Path candidate = Path.of(folder).resolve(name);
      if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
        return Objects.requireNonNull(resolver.follow(candidate)).text();
      }
    }
    return name;
  }

  /** A process belongs to nobody in this host, so it is the framework's. */
  private Verdict kill(Asking asking, Cred subject, Arguments with) {
    int signal = with.isTrue(with.b()) ? SIGKILL : SIGTERM;
    return asking.each(() -> table.taskKill(subject, reach.framework(), signal));
  }

  private Verdict look(Asking asking, Cred subject, Arguments with) {
    long pid = with.a() instanceof Number n ? n.longValue() : -1;
    return asking.each(() -> table.processInfo(subject, pid));
  }

  private Verdict end(Asking asking, Cred subject, Arguments with) {
    return asking.each(() -> table.capable(subject, Capability.CAP_SYS_BOOT));
  }

  private Verdict hook(Asking asking, Cred subject, Arguments with) {
    return asking.each(() -> table.globalSet(subject, "shutdown hook"));
  }
}
