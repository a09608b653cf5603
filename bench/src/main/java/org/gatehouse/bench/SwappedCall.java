package org.gatehouse.bench;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * A decision of three modules in a stack that has changed often while decisions were made.
 *
 * <p>Every version has a dispatcher class of its own, so the front's call of it has seen many
 * receivers by the time it is measured.
 */
public class SwappedCall extends FileOpenCall {
  /** How many times a module was enabled and disabled before. */
  @Param({"0", "1000"})
  public int swaps;

  private volatile boolean swapped;

  @Setup
  public void build() throws InterruptedException {
    begin(World.with(3));
    Thread reader = new Thread(this::callUntilSwapped);
    reader.start();
    world.swap(swaps);
    swapped = true;
    reader.join();
  }

  private void callUntilSwapped() {
    while (!swapped) {
      if (hook().isDenied()) {
        throw new IllegalStateException("these modules deny nothing");
      }
    }
  }
}
