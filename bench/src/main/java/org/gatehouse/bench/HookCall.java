package org.gatehouse.bench;

import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A decision through the host's hook table against direct calls of the same modules. */
public class HookCall extends FileOpenCall {
  /** How many modules are enabled. */
  @Param({"0", "1", "3", "8"})
  public int modules;

  private FileHooks direct;

  @Setup
  public void build() {
    begin(World.with(modules));
    direct = Direct.of(modules);
  }

  @Benchmark
  public Verdict direct() {
    return direct.fileOpen(subject, file);
  }
}
