package org.gatehouse.bench;

import java.util.concurrent.TimeUnit;
import org.gatehouse.lsm.blob.BlobSlot;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.internal.blob.Blobs;
import org.gatehouse.lsm.object.FileObject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Reading a module's value off an object against reading a field. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class BlobGet {
  private World world;
  private BlobSlot<String> slot;
  private BlobSlot<String> stranger;
  private FileObject file;

  @Setup
  public void build() {
    world = World.with(0);
    Blobs blobs = world.host.blobs();
    slot = blobs.newSlots().reserve(ObjectKind.FILE);
    file = world.open("/etc/hosts");
    stranger = blobs.newSlots().reserve(ObjectKind.FILE);
    slot.attach(file, "label");
  }

  @TearDown
  public void close() {
    world.close();
  }

  /** The limit. */
  @Benchmark
  public Object field() {
    return file.opener();
  }

  @Benchmark
  public Object slot() {
    return slot.get(file);
  }

  /** A module loaded late, which has nothing on this object. */
  @Benchmark
  public Object late() {
    return stranger.get(file);
  }
}
