package org.gatehouse.torture.operate;

import java.util.Random;
import org.osgi.framework.BundleException;

/** What one operator does again and again; it alone changes the modules that it names. */
interface Act {
  /** Does it once; the random source decides between variants. */
  void step(Random random) throws BundleException;
}
