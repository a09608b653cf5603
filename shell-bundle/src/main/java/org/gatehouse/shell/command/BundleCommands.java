package org.gatehouse.shell.command;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.gatehouse.lsm.audit.AuditLog;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.stacker.ModuleInfo;
import org.gatehouse.lsm.stacker.Stacker;
import org.gatehouse.shell.line.Words;
import org.gatehouse.shell.load.Arrival;
import org.gatehouse.shell.load.Loader;
import org.gatehouse.shell.load.Sources;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Commands that bring bundles of modules in and out. */
@Component(service = Commands.class)
@GogoCommand(
    scope = Commands.SCOPE,
    function = {"load", "unload", "replace"})
public final class BundleCommands extends Commands {
  private final Stacker stacker;
  private final Tasks tasks;
  private final Loader loader;
  private final Path modules;

  /** Installs with this context. */
  @Activate
  public BundleCommands(
      BundleContext context,
      @Reference Stacker stacker,
      @Reference Tasks tasks,
      @Reference AuditLog audit) {
    this.stacker = stacker;
    this.tasks = tasks;
    loader = new Loader(context, stacker, new Arrival(context, stacker, audit));
    String folder = context.getProperty("gatehouse.modules");
    modules = Path.of(folder == null ? "modules" : folder);
  }

  /** {@code lsm:load}. */
  @Descriptor("installs and starts a module's bundle and enables the module")
  public @Nullable Object load(
      CommandSession session,
      @Descriptor(
              """
              WHAT [--no-enable]
              WHAT         a path, a URL, or the name of a module of the distribution
              --no-enable  leaves it registered
              """)
          String... words) {
    return call("load", words, given -> load(session, given));
  }

  private Object load(CommandSession session, Words words) {
    List<ModuleInfo> loaded = loader.load(sources(session).find(words.operand(0)));
    if (!words.has("--no-enable")) {
      loader.enable(tasks.operator(), loaded);
    }
    loader.keep(loaded);
    return loaded.stream().map(m -> tell(m.name())).collect(Collectors.joining("\n"));
  }

  private String tell(String name) {
    ModuleInfo now = stacker.info(name);
    return name + " " + now.version() + " is " + now.state() + ", bundle " + now.bundle();
  }

  private Sources sources(CommandSession session) {
    return new Sources(modules, session.currentDir());
  }

  /** {@code lsm:unload}. */
  @Descriptor("uninstalls the bundle of a module that is not in use")
  public @Nullable Object unload(@Descriptor("MODULE") String... words) {
    return call("unload", words, this::unload);
  }

  private @Nullable Object unload(Words words) {
    loader.unload(tasks.operator(), words.operand(0));
    return null;
  }

  /** {@code lsm:replace}. */
  @Descriptor("puts one module in the place of another, in one change of the stack")
  public @Nullable Object replace(
      CommandSession session,
      @Descriptor(
              """
              OLD NEW
              OLD  an enabled module
              NEW  a registered module, or what lsm:load takes; two modules of one name cannot
                   stand side by side: update the bundle instead (felix:update ID URL)
              """)
          String... words) {
    return call("replace", words, given -> replace(session, given));
  }

  private Object replace(CommandSession session, Words words) {
    String old = stacker.info(words.operand(0)).name();
    String wanted = words.operand(1);
    if (isRegistered(wanted)) {
      stacker.replace(tasks.operator(), old, wanted);
      return tell(wanted);
    }
    return tell(loadAndReplace(old, loader.load(sources(session).find(wanted))));
  }

  private boolean isRegistered(String name) {
    return stacker.list().stream().anyMatch(module -> module.name().equals(name));
  }

  private String loadAndReplace(String old, List<ModuleInfo> loaded) {
    try {
      String name = only(loaded).name();
      stacker.replace(tasks.operator(), old, name);
      loader.keep(loaded);
      return name;
    } catch (LsmException e) {
      loader.takeBack(tasks.operator(), loaded);
      throw e;
    }
  }

  private static ModuleInfo only(List<ModuleInfo> modules) {
    if (modules.size() != 1) {
      throw new LsmException(Errno.EINVAL, "the bundle holds " + modules.size() + " modules");
    }
    return modules.get(0);
  }
}
