package org.gatehouse.torture.operate;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gatehouse.torture.ledger.Count;
import org.osgi.framework.BundleException;

/** Replaces red by blue and back, on a thread of its own, until it is told to end. */
public final class Swapping {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final World world;
  private final Thread thread = new Thread(this::repeat, "swapping");
  private volatile boolean over;
  private long before;

  /** Needs neither of them loaded. */
  public Swapping(World world) {
    this.world = world;
  }

  /** Begins. */
  public void start() {
    before = world.ledger().get(Count.REPLACED);
    world.bring("red");
    thread.start();
  }

  private void repeat() {
    Swap swap = new Swap(world, "red", "blue");
    Random random = new Random(0);
    try {
      while (!over) {
        swap.step(random);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (BundleException | RuntimeException e) {
      world.ledger().count(Count.CHANGES_FAILED);
      world.ledger().remark("swapping gave up: " + e);
    }
  }

  /** Ends it, unloads both, and returns how many replacements there were. */
  public long end() throws InterruptedException, BundleException {
    over = true;
    thread.join();
    for (String name : new String[] {"red", "blue"}) {
      if (world.operator().isStacked(name)) {
        world.operator().disable(name);
      }
      if (world.cast().names().contains(name)) {
        world.cast().unload(name);
      }
    }
    return world.ledger().get(Count.REPLACED) - before;
  }
}
