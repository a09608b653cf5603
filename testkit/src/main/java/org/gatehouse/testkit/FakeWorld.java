package org.gatehouse.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.internal.host.Host;
import org.gatehouse.lsm.internal.host.HostOptions;
import org.gatehouse.lsm.internal.stack.Owner;
import org.gatehouse.lsm.internal.stack.StackConfig;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.stacker.CombineRule;
import org.gatehouse.lsm.stacker.ModuleInfo;

/**
 * A small named world around a whole host without OSGi.
 *
 * <pre>
 * framework(0)
 *  ├── org.example.app(1)
 *  │    └── org.example.plugin(2)
 *  └── org.example.stranger(3)
 * </pre>
 *
 * Further objects come from {@link #newObjects}, each set with a task of its own from number 100.
 */
public final class FakeWorld implements AutoCloseable {
  private static final StackConfig NO_QUARANTINE =
      new StackConfig(List.of(), Set.of(), CombineRule.ALL, true, 21, Integer.MAX_VALUE);

  private final Host host;
  private final RecordingAudit audit;
  private final Path folder;
  private final Task app;
  private final Task plugin;
  private final Task stranger;
  private final AtomicLong numbers = new AtomicLong(100);

  /** A world whose host never quarantines a module, however often it throws. */
  public FakeWorld() {
    this(HostOptions.DEFAULT.withConfig(NO_QUARANTINE));
  }

  /** A world around a host with these options. */
  public FakeWorld(HostOptions options) {
    this.host = new Host(options);
    this.audit = new RecordingAudit(host.audit());
    host.audit().listen(audit);
    this.folder = newFolder();
    this.app = host.tasks().fork(1, "org.example.app", host.tasks().framework());
    this.plugin = host.tasks().fork(2, "org.example.plugin", app);
    this.stranger = host.tasks().fork(3, "org.example.stranger", host.tasks().framework());
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("fake-world").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The host. */
  public Host host() {
    return host;
  }

  /** The door to its stack. */
  public HookTable table() {
    return host.table();
  }

  /** What was audited. */
  public RecordingAudit audit() {
    return audit;
  }

  /** The creds of an operator's session, who holds every capability. */
  public Cred operator() {
    return host.tasks().operator();
  }

  /** An application. */
  public Task app() {
    return app;
  }

  /** A task that the application installed. */
  public Task plugin() {
    return plugin;
  }

  /** A task that has nothing to do with the application. */
  public Task stranger() {
    return stranger;
  }

  /** A real folder for files, removed with the world. */
  public Path folder() {
    return folder;
  }

  /** One new object of every kind; alloc hooks run. */
  public FakeObjects newObjects() {
    return FakeObjects.make(host, numbers.getAndIncrement(), app, folder);
  }

  /** Releases them; free hooks run. */
  public void release(FakeObjects objects) {
    objects.release(host);
  }

  /** Registers a module and enables it. */
  public void enable(SecurityModule module) {
    host.modules().register(module, Owner.NONE);
    enable(module.id().name());
  }

  /** Enables a registered module. */
  public void enable(String name) {
    host.stacker().enable(operator(), name);
  }

  /** Disables a module; returns when its grace period is over. */
  public void disable(String name) {
    host.stacker().disable(operator(), name);
  }

  /** Disables a module where it is enabled, and takes its registration away: step 1 and step 2. */
  public void unload(SecurityModule module) {
    Waits.open(host.modules().unregister(module, true), "end of " + module.id());
  }

  /** What the stacker knows of the module. */
  public ModuleInfo info(String name) {
    return host.stacker().info(name);
  }

  @Override
  public void close() {
    host.close();
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
