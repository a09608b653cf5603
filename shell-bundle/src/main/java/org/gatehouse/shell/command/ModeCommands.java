package org.gatehouse.shell.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.stacker.ReportOnly;
import org.gatehouse.lsm.stacker.Stacker;
import org.gatehouse.shell.line.Words;
import org.gatehouse.shell.text.Listing;
import org.gatehouse.shell.text.Row;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Switches modules and tasks between enforcing and reporting. */
@Component(service = Commands.class)
@GogoCommand(scope = Commands.SCOPE, function = "mode")
public final class ModeCommands extends Commands {
  private static final String TASK = "task:";

  private final Stacker stacker;
  private final Tasks tasks;

  /** Over this stack. */
  @Activate
  public ModeCommands(@Reference Stacker stacker, @Reference Tasks tasks) {
    this.stacker = stacker;
    this.tasks = tasks;
  }

  /** {@code lsm:mode}. */
  @Descriptor("lets the denials of a module, or of all modules to a task, be enforced or reported")
  public @Nullable Object mode(
      @Descriptor(
              """
              [WHOSE] [enforcing|report] [--json]
              WHOSE      a module; or task:NAME with a bundle id or a symbolic name
              enforcing  its denials count; so it is at every start
              report     its denials are recorded and allowed; not after lockdown
              Without words: lists what only reports.
              """)
          String... words) {
    return call("mode", words, this::mode);
  }

  private @Nullable Object mode(Words words) {
    Optional<String> whose = words.optional(0);
    if (whose.isEmpty()) {
      return show(words, new Listing("everything enforces", reporting()));
    }
    Optional<String> mode = words.optional(1);
    if (mode.isEmpty()) {
      return isReportOnly(whose.get()) ? "report" : "enforcing";
    }
    set(whose.get(), isEnforcing(mode.get()));
    return null;
  }

  private List<Map<String, Object>> reporting() {
    ReportOnly now = stacker.reportOnly();
    return Stream.concat(
            now.modules().stream().sorted(),
            now.tasks().stream().sorted().map(id -> TASK + nameOf(id)))
        .map(name -> new Row().with("whose", name).with("mode", "report").cells())
        .toList();
  }

  private String nameOf(long id) {
    return tasks.find(id).map(Task::toString).orElse(String.valueOf(id));
  }

  private boolean isReportOnly(String whose) {
    ReportOnly now = stacker.reportOnly();
    return whose.startsWith(TASK)
        ? now.tasks().contains(task(whose).id())
        : now.modules().contains(stacker.info(whose).name());
  }

  private void set(String whose, boolean enforcing) {
    if (whose.startsWith(TASK)) {
      stacker.setEnforcing(tasks.operator(), task(whose), enforcing);
    } else {
      stacker.setEnforcing(tasks.operator(), whose, enforcing);
    }
  }

  private Task task(String whose) {
    return tasks.named(whose.substring(TASK.length()));
  }

  private static boolean isEnforcing(String mode) {
    return switch (mode) {
      case "enforcing" -> true;
      case "report" -> false;
      default ->
          throw new LsmException(Errno.EINVAL, "'" + mode + "' is neither enforcing nor report");
    };
  }
}
