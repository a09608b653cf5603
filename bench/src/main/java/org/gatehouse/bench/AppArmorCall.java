package org.gatehouse.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gatehouse.apparmor.module.AppArmorModule;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Mask;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.osgi.framework.BundleContext;
import org.osgi.service.log.Logger;

/**
 * A confined task goes on with what it opened under its profile, through the host's hook table,
 * against a hook that is empty.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AppArmorCall {
  private static final String PROFILE = "profile application /bundle/application { /etc/* r, }\n";

  /** Which module is enabled. */
  @Param({"empty", "apparmor"})
  public String module;

  private World world;
  private HookTable table;
  private Cred subject;
  private FileObject file;

  /** Its hook does nothing. */
  private static final class Empty implements SecurityModule, FileHooks {
    @Override
    public ModuleId id() {
      return ModuleId.of("empty");
    }

    @Override
    public Verdict filePermission(Cred subject, FileObject file, int mask) {
      return Verdict.ALLOW;
    }
  }

  @Setup
  public void build() throws Exception {
    world = World.with(0);
    world.enable(module.equals("empty") ? new Empty() : apparmor());
    table = world.host.table();
    subject = world.subject;
    file = world.open("/etc/hosts");
    table.fileOpen(subject, file);
    demand(hook() == Verdict.ALLOW);
    boolean denies = table.fileOpen(subject, world.open("/proc/version")).isDenied();
    demand(denies == module.equals("apparmor"));
  }

  private static void demand(boolean as) {
    if (!as) {
      throw new IllegalStateException("not what is to be measured");
    }
  }

  private static AppArmorModule apparmor() throws Exception {
    Path profiles = Files.createTempDirectory("profiles");
    Files.writeString(profiles.resolve("application"), PROFILE);
    BundleContext bundle =
        Answers.of(
            BundleContext.class,
            Map.of("getProperty", profiles.toString(), "getDataFile", profiles.toFile()));
    AppArmorModule.Config config =
        Answers.of(AppArmorModule.Config.class, Map.of("directory", profiles.toString()));
    return new AppArmorModule(config, bundle, Answers.of(Logger.class, Map.of()));
  }

  @TearDown
  public void close() {
    world.close();
  }

  @Benchmark
  public Verdict hook() {
    return table.filePermission(subject, file, Mask.READ);
  }
}
