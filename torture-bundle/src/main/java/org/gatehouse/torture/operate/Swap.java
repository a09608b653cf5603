package org.gatehouse.torture.operate;

import java.util.Random;
import org.osgi.framework.BundleException;

/** Replaces one module by the other and back; now and then the one outside is loaded anew. */
final class Swap implements Act {
  private final World world;
  private String in;
  private String out;

  /**
   * @param in is enabled
   * @param out is not loaded
   */
  Swap(World world, String in, String out) {
    this.world = world;
    this.in = in;
    this.out = out;
  }

  @Override
  public void step(Random random) throws BundleException {
    if (!world.cast().names().contains(out)) {
      world.cast().load(out);
    }
    world.operator().replace(in, out);
    String old = in;
    in = out;
    out = old;
    if (random.nextInt(8) == 0) {
      world.cast().unload(old);
    }
  }
}
