package org.gatehouse.torture.operate;

import java.util.Random;

/** Enables and disables a module that stays loaded, as fast as it goes. */
final class Toggle implements Act {
  private final World world;
  private final String name;

  Toggle(World world, String name) {
    this.world = world;
    this.name = name;
  }

  @Override
  public void step(Random random) {
    if (!world.cast().names().contains(name)) {
      world.cast().load(name);
    }
    world.operator().enable(name);
    world.operator().disable(name);
  }
}
