package org.gatehouse.torture.cycles;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Locale;

/**
 * What classes take, once garbage is collected.
 *
 * @param cycles after how many cycles
 * @param kibibytes the metaspace in use
 * @param classes how many are loaded
 */
record Footprint(int cycles, long kibibytes, int classes) {
  private static final int COLLECTIONS = 3;
  private static final int MOST_NEW_CLASSES = 10;

  static Footprint after(int cycles) {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    long used =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals("Metaspace"))
            .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
            .sum();
    int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    return new Footprint(cycles, used >> 10, classes);
  }

  /**
   * Whether nothing of the cycles between the two stayed: not 1 % more metaspace, and fewer classes
   * than one life of a module brings (15, with its dispatchers some 60 KiB).
   *
   * <p>That bar is for a JVM without the second compiler, in which the launcher runs the cycles.
   * For that compiler the JVM profiles each method that has run some 200 times and keeps the
   * profile in the metaspace of the method's own, long-lived loader. The host's methods that run
   * once a life come to that between the 200th and the 1,200th cycle, which makes half a megabyte
   * and not one class; then that is flat, too.
   */
  boolean isFlatUntil(Footprint late) {
    return late.kibibytes - kibibytes <= kibibytes / 100
        && late.classes - classes <= MOST_NEW_CLASSES;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%,d KiB and %,d classes after %,d cycles", kibibytes, classes, cycles);
  }
}
