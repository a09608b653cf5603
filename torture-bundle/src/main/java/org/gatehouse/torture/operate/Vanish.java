package org.gatehouse.torture.operate;

import java.util.EnumSet;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gatehouse.lsm.stacker.ModuleState;
import org.gatehouse.torture.ledger.Count;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Stops an enabled module's bundle for a moment: its place has to deny until it is back. */
final class Vanish implements Act {
  private static final int LONGEST_MICROS = 2000;

  private final World world;
  private final String name;

  Vanish(World world, String name) {
    this.world = world;
    this.name = name;
  }

  @Override
  public void step(Random random) throws BundleException {
    Bundle bundle = world.cast().bundle(name);
    bundle.stop(Bundle.STOP_TRANSIENT);
    world.ledger().count(Count.VANISHED);
    world.operator().expect(name, EnumSet.of(ModuleState.QUARANTINED));
    pause(random);
    bundle.start();
    world.operator().expect(name, EnumSet.of(ModuleState.ENABLED));
    pause(random);
  }

  private static void pause(Random random) {
    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(LONGEST_MICROS)));
  }
}
