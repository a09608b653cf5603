package org.gatehouse.torture.operate;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gatehouse.torture.ledger.Count;

/** Looks whether the policy in force is one policy. */
final class Look implements Act {
  private static final int LONGEST_PAUSE_MICROS = 500;

  private final World world;
  private final Policy policy;

  Look(World world, Policy policy) {
    this.world = world;
    this.policy = policy;
  }

  @Override
  public void step(Random random) {
    byte[] content = world.tree().read(world.tasks().operator(), policy.look());
    String seen = new String(content, StandardCharsets.ISO_8859_1);
    world.ledger().count(Count.POLICIES_SEEN);
    if (!policy.isWhole(seen)) {
      world.ledger().count(Count.POLICIES_MIXED);
      world.ledger().remark("half a policy of " + policy.module() + ": " + seen);
    }
    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(LONGEST_PAUSE_MICROS)));
  }
}
