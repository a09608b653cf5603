package org.gatehouse.torture.operate;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Refreshes an application while its threads load classes: it is stopped, rewired and started. */
final class Refresh implements Act {
  private static final int LONGEST_PAUSE_MILLIS = 200;

  private final World world;
  private final Bundle bundle;

  Refresh(World world, Bundle bundle) {
    this.world = world;
    this.bundle = bundle;
  }

  @Override
  public void step(Random random) throws BundleException {
    world.installer().refresh(bundle);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_PAUSE_MILLIS)));
  }
}
