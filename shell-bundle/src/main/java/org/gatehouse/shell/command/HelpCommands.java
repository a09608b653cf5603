package org.gatehouse.shell.command;

import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.shell.line.Synopsis;
import org.gatehouse.shell.line.Words;
import org.gatehouse.shell.text.Nearest;
import org.gatehouse.shell.text.Table;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The help on all of them. */
@Component(service = Commands.class)
@GogoCommand(scope = Commands.SCOPE, function = "help")
public final class HelpCommands extends Commands {
  private static final int USAGE = 60;

  private final CommandTable table;

  /** Explains what this context sees. */
  @Activate
  public HelpCommands(BundleContext context) {
    table = new CommandTable(context);
  }

  /** {@code lsm:help}. */
  @Descriptor("lists the commands, or explains one")
  public @Nullable Object help(@Descriptor("[COMMAND]") String... words) {
    return call("help", words, this::help);
  }

  private Object help(Words words) {
    Optional<String> name = words.optional(0);
    return name.isPresent() ? explained(name.get()) : listed();
  }

  private String explained(String name) {
    return table
        .find(name)
        .map(Synopsis::help)
        .orElseThrow(
            () -> new LsmException(Errno.ENOENT, "no command '" + name + "'" + hint(name)));
  }

  private String hint(String name) {
    String full = name.contains(":") ? name : SCOPE + ":" + name;
    return Nearest.hint(full, table.all().stream().map(Synopsis::command).toList());
  }

  private String listed() {
    return Table.of(table.all().stream().map(s -> List.of(s.brief(USAGE), s.summary())).toList());
  }
}
