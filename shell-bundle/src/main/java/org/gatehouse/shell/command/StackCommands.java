package org.gatehouse.shell.command;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.stacker.ModuleState;
import org.gatehouse.lsm.stacker.Stacker;
import org.gatehouse.shell.line.Words;
import org.gatehouse.shell.text.Facts;
import org.gatehouse.shell.text.Row;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Commands on the stack as a whole. */
@Component(service = Commands.class)
@GogoCommand(
    scope = Commands.SCOPE,
    function = {"status", "lockdown"})
public final class StackCommands extends Commands {
  private final Stacker stacker;
  private final Tasks tasks;

  /** Over this stack. */
  @Activate
  public StackCommands(@Reference Stacker stacker, @Reference Tasks tasks) {
    this.stacker = stacker;
    this.tasks = tasks;
  }

  /** {@code lsm:status}. */
  @Descriptor("tells the stack's version, its combine rule, and whether it is locked down")
  public @Nullable Object status(@Descriptor("[--json]") String... words) {
    return call("status", words, this::status);
  }

  private Object status(Words words) {
    Row row =
        new Row()
            .with("version", stacker.version())
            .with("rule", stacker.rule().toString())
            .with("lockdown", stacker.isLockedDown())
            .with("enabled", enabled());
    return show(words, new Facts(row.cells()));
  }

  private Object enabled() {
    return stacker.list().stream()
        .filter(module -> module.state() == ModuleState.ENABLED)
        .map(module -> module.name())
        .toList();
  }

  /** {@code lsm:lockdown}. */
  @Descriptor("from now on nothing is added or replaced; there is no way back")
  public @Nullable Object lockdown(@Descriptor("") String... words) {
    return call("lockdown", words, this::lockdown);
  }

  private @Nullable Object lockdown(Words words) {
    stacker.lockdown(tasks.operator());
    return null;
  }
}
