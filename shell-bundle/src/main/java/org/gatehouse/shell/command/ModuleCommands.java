package org.gatehouse.shell.command;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.stacker.ModuleInfo;
import org.gatehouse.lsm.stacker.Stacker;
import org.gatehouse.shell.line.Words;
import org.gatehouse.shell.text.Facts;
import org.gatehouse.shell.text.Listing;
import org.gatehouse.shell.text.Row;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Commands on one module's place in the stack. */
@Component(service = Commands.class)
@GogoCommand(
    scope = Commands.SCOPE,
    function = {"list", "info", "enable", "disable"})
public final class ModuleCommands extends Commands {
  private final Stacker stacker;
  private final Tasks tasks;

  /** Over this stack. */
  @Activate
  public ModuleCommands(@Reference Stacker stacker, @Reference Tasks tasks) {
    this.stacker = stacker;
    this.tasks = tasks;
  }

  /** {@code lsm:list}. */
  @Descriptor("lists the modules, the enabled ones in stack order first")
  public @Nullable Object list(@Descriptor("[--json]") String... words) {
    return call("list", words, this::list);
  }

  private Object list(Words words) {
    return show(words, new Listing("no modules", stacker.list().stream().map(this::row).toList()));
  }

  private Map<String, Object> row(ModuleInfo module) {
    return summary(module).cells();
  }

  private static Row summary(ModuleInfo module) {
    return new Row()
        .with("name", module.name())
        .with("id", module.id().number())
        .with("state", module.state().toString())
        .with("order", module.order().name().toLowerCase(Locale.ROOT))
        .with("bundle", module.bundle())
        .with("version", module.version());
  }

  /** {@code lsm:info}. */
  @Descriptor("tells all about one module")
  public @Nullable Object info(@Descriptor("MODULE [--json]") String... words) {
    return call("info", words, this::info);
  }

  private Object info(Words words) {
    ModuleInfo module = stacker.info(words.operand(0));
    Row row =
        summary(module)
            .with("kind", module.kind().name().toLowerCase(Locale.ROOT))
            .with("incarnation", module.incarnation())
            .with("faults", module.faults())
            .with("note", module.note())
            .with("hooks", module.hooks());
    return show(words, new Facts(row.cells()));
  }

  /** {@code lsm:enable}. */
  @Descriptor("puts a module into the stack: from now on it is asked")
  public @Nullable Object enable(
      @Descriptor(
              """
              MODULE [--before=MODULE]
              --before=MODULE  its place, before another of the same order class
              """)
          String... words) {
    return call("enable", words, this::enable);
  }

  private @Nullable Object enable(Words words) {
    String name = words.operand(0);
    Optional<String> before = words.value("--before");
    if (before.isPresent()) {
      stacker.enable(tasks.operator(), name, before.get());
    } else {
      stacker.enable(tasks.operator(), name);
    }
    return null;
  }

  /** {@code lsm:disable}. */
  @Descriptor("takes a module out of the stack; returns when nothing of it is in use")
  public @Nullable Object disable(@Descriptor("MODULE") String... words) {
    return call("disable", words, this::disable);
  }

  private @Nullable Object disable(Words words) {
    stacker.disable(tasks.operator(), words.operand(0));
    return null;
  }
}
