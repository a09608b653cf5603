package org.gatehouse.torture.operate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.torture.ledger.Count;

/** Loads the policy of a module that stays enabled. */
final class Load implements Act {
  private static final int LONGEST_PAUSE_MICROS = 2_000;

  private final World world;
  private final Policy policy;
  private final List<byte[]> contents;
  private int turn;

  /**
   * Loads it once.
   *
   * @param etc the configuration
   */
  Load(World world, Policy policy, Path etc) {
    this.world = world;
    this.policy = policy;
    try {
      this.contents = policy.contents(etc);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    load();
  }

  @Override
  public void step(Random random) {
    load();
    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(LONGEST_PAUSE_MICROS)));
  }

  private void load() {
    byte[] next = contents.get(turn++ % contents.size());
    try {
      world.tree().write(world.tasks().operator(), policy.file(), next, 0);
      world.ledger().count(Count.POLICIES);
    } catch (LsmException e) {
      world.ledger().count(Count.POLICIES_REFUSED);
      world.ledger().remark("loading the policy of " + policy.module() + ": " + e);
    }
  }
}
