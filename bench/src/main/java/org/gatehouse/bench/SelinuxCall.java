package org.gatehouse.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.InodeHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.selinux.module.SelinuxModule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.osgi.framework.BundleContext;
import org.osgi.service.log.Logger;

/**
 * A decision that SELinux remembers, through the host's hook table, against a hook that is empty.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class SelinuxCall {
  /** Which module is enabled. */
  @Param({"empty", "selinux"})
  public String module;

  /** Where the policy is: the directory {@code etc} of the sources of the distribution. */
  @Param("host/src/main/dist/etc")
  public String etc;

  private World world;
  private HookTable table;
  private Cred subject;
  private Inode inode;

  /** Its hook does nothing. */
  private static final class Empty implements SecurityModule, InodeHooks {
    @Override
    public ModuleId id() {
      return ModuleId.of("empty");
    }

    @Override
    public Verdict inodePermission(Cred subject, Inode inode, int mask) {
      return Verdict.ALLOW;
    }
  }

  @Setup
  public void build() {
    world = World.with(0);
    world.enable(module.equals("empty") ? new Empty() : selinux());
    table = world.host.table();
    subject = world.operator;
    inode = Objects.requireNonNull(world.host.objects().path(Path.of("/etc/hosts")).inode());
    if (hook() != Verdict.ALLOW) {
      throw new IllegalStateException("not what is to be measured: " + hook());
    }
  }

  private SelinuxModule selinux() {
    BundleContext bundle =
        Answers.of(
            BundleContext.class,
            Map.of("getProperty", etc, "getDataFile", Path.of("nowhere").toFile()));
    SelinuxModule.Config config =
        Answers.of(
            SelinuxModule.Config.class,
            Map.of("mode", "enforcing", "operator", "operator_u:operator_r:operator_t:s0"));
    return new SelinuxModule(config, bundle, Answers.of(Logger.class, Map.of()));
  }

  @TearDown
  public void close() {
    world.close();
  }

  @Benchmark
  public Verdict hook() {
    return table.inodePermission(subject, inode, Mask.READ);
  }
}
