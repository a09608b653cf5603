package org.gatehouse.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.gatehouse.lsm.access.MediationCoverage;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.stacker.HookCount;
import org.gatehouse.lsm.stacker.HookInfo;
import org.gatehouse.lsm.stacker.Stacker;
import org.gatehouse.shell.check.Hooks;
import org.gatehouse.shell.line.Words;
import org.gatehouse.shell.text.Facts;
import org.gatehouse.shell.text.Listing;
import org.gatehouse.shell.text.Row;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/** Commands on the hook table. */
@Component(service = Commands.class)
@GogoCommand(
    scope = Commands.SCOPE,
    function = {"hooks", "stats"})
public final class HookCommands extends Commands {
  private final Stacker stacker;
  private final Tasks tasks;
  private final @Nullable MediationCoverage coverage;

  /** Over this stack. */
  @Activate
  public HookCommands(
      @Reference Stacker stacker,
      @Reference Tasks tasks,
      @Reference(cardinality = ReferenceCardinality.OPTIONAL)
          @Nullable MediationCoverage coverage) {
    this.stacker = stacker;
    this.tasks = tasks;
    this.coverage = coverage;
  }

  /** {@code lsm:hooks}. */
  @Descriptor("lists the hooks and the modules that have them, or tells all about one hook")
  public @Nullable Object hooks(
      @Descriptor(
              """
              [HOOK] [--coverage] [--json]
              HOOK        a kernel name or a Java name
              --coverage  instead: which methods of the JDK and of the framework ask which hooks
              """)
          String... words) {
    return call("hooks", words, this::hooks);
  }

  private Object hooks(Words words) {
    if (words.has("--coverage")) {
      return show(words, new Listing("no agent runs: nothing asks by itself", coverage(words)));
    }
    Optional<String> name = words.optional(0);
    if (name.isPresent()) {
      return show(words, new Facts(facts(Hooks.find(stacker.hooks(), name.get()))));
    }
    List<Map<String, Object>> rows = stacker.hooks().stream().map(HookCommands::row).toList();
    return show(words, new Listing("no hooks", rows));
  }

  private List<Map<String, Object>> coverage(Words words) {
    Optional<String> hook =
        words.optional(0).map(name -> Hooks.find(stacker.hooks(), name).kernelName());
    return coverage == null
        ? List.of()
        : coverage.rows().stream()
            .filter(row -> hook.isEmpty() || row.hooks().contains(hook.get()))
            .map(HookCommands::row)
            .toList();
  }

  private static Map<String, Object> row(MediationCoverage.Row row) {
    return new Row()
        .with("operation", row.operation())
        .with("state", row.state())
        .with("mandatory", row.mandatory())
        .with("denial", row.denial())
        .with("hooks", row.hooks())
        .with("place", row.place())
        .cells();
  }

  private static Map<String, Object> row(HookInfo hook) {
    return summary(hook).with("modules", hook.modules()).cells();
  }

  private static Row summary(HookInfo hook) {
    return new Row()
        .with("name", hook.kernelName())
        .with("method", hook.group() + "." + hook.javaName())
        .with("combine", hook.combine().name().toLowerCase(Locale.ROOT))
        .with("default", hook.defaultAnswer());
  }

  private static Map<String, Object> facts(HookInfo hook) {
    return summary(hook)
        .with("linux", !hook.jvmOnly())
        .with(
            "parameters",
            hook.parameters().stream().map(p -> p.type().getSimpleName() + " " + p.name()).toList())
        .with("modules", hook.modules())
        .cells();
  }

  /** {@code lsm:stats}. */
  @Descriptor("prints how often each module was asked and denied, or switches the counters")
  public @Nullable Object stats(@Descriptor("[on|off] [--json]") String... words) {
    return call("stats", words, this::stats);
  }

  private @Nullable Object stats(Words words) {
    Optional<String> choice = words.optional(0);
    if (choice.isPresent()) {
      stacker.count(tasks.operator(), isOn(choice.get()));
      return null;
    }
    List<Map<String, Object>> rows = stacker.counts().stream().map(HookCommands::row).toList();
    return show(words, new Listing("nothing was counted; lsm:stats on starts the counters", rows));
  }

  private static boolean isOn(String choice) {
    return switch (choice) {
      case "on", "true" -> true;
      case "off", "false" -> false;
      default -> throw new LsmException(Errno.EINVAL, "'" + choice + "' is neither on nor off");
    };
  }

  private static Map<String, Object> row(HookCount count) {
    return new Row()
        .with("module", count.module())
        .with("hook", count.hook())
        .with("invocations", count.invocations())
        .with("denials", count.denials())
        .cells();
  }
}
