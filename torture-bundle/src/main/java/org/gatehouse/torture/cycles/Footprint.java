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
  private static final long SLACK_KIBIBYTES = 512;
  private static final int SLACK_CLASSES = 50;

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
   * Whether nothing of the cycles between the two stayed. One life of a module takes some 60 KiB
   * and ten classes; less than 1 KiB a cycle and a constant are what the JVM's compilers write down
   * about the host's own methods, which ends after a few hundred cycles. Under {@code -Xint} the
   * figure does not move at all after the first hundred.
   */
  boolean isFlatUntil(Footprint late) {
    int cyclesBetween = late.cycles - cycles;
    return late.kibibytes - kibibytes <= SLACK_KIBIBYTES + cyclesBetween
        && late.classes - classes <= SLACK_CLASSES;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%,d KiB and %,d classes after %,d cycles", kibibytes, classes, cycles);
  }
}
