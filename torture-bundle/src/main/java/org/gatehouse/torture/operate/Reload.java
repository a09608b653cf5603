package org.gatehouse.torture.operate;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleException;

/** Loads a module, lets it live once or several times, and unloads it. */
final class Reload implements Act {
  private static final int MOST_LIVES = 8;
  private static final int LONGEST_LIFE_MICROS = 10_000;

  private final World world;
  private final String name;

  Reload(World world, String name) {
    this.world = world;
    this.name = name;
  }

  @Override
  public void step(Random random) throws BundleException {
    world.cast().load(name);
    int lives = 1 + random.nextInt(MOST_LIVES);
    for (int i = 0; i < lives; i++) {
      live(random.nextInt(LONGEST_LIFE_MICROS));
    }
    world.cast().unload(name);
  }

  private void live(long micros) {
    world.operator().enable(name);
    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
    world.operator().disable(name);
  }
}
