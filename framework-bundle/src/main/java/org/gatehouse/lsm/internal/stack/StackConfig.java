package org.gatehouse.lsm.internal.stack;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.lsm.stacker.CombineRule;

/**
 * The stacker's configuration.
 *
 * @param lsm modules that are enabled when they register, and their order
 * @param required modules that must be enabled before application bundles start
 * @param rule the combine rule
 * @param undoAll after a failed alloc hook every module's free hook runs, not only those before it
 * @param stallSeconds after how long a grace period is reported, 1 to 300
 * @param quarantineFaults after how many faults a module is quarantined, at least 1
 */
public record StackConfig(
    List<String> lsm,
    Set<String> required,
    CombineRule rule,
    boolean undoAll,
    int stallSeconds,
    int quarantineFaults) {
  /** Nothing admitted, everything else as documented. */
  public static final StackConfig DEFAULT =
      new StackConfig(List.of(), Set.of(), CombineRule.ALL, true, 21, 8);

  /** Unmodifiable copies, and limits. */
  public StackConfig {
    lsm = List.copyOf(lsm);
    required = Set.copyOf(required);
    if (stallSeconds < 1 || stallSeconds > 300) {
      throw new IllegalArgumentException("stall.seconds=" + stallSeconds + ", 1 to 300 allowed");
    }
    if (quarantineFaults < 1) {
      throw new IllegalArgumentException("quarantine.faults=" + quarantineFaults + ", at least 1");
    }
  }

  /** The same with more required modules. */
  StackConfig requiring(Set<String> more) {
    Set<String> all = new HashSet<>(required);
    all.addAll(more);
    return new StackConfig(lsm, all, rule, undoAll, stallSeconds, quarantineFaults);
  }

  /** The place in the {@code lsm=} list; behind all of them if it is not there. */
  int rank(String name) {
    int index = lsm.indexOf(name);
    return index < 0 ? Integer.MAX_VALUE : index;
  }
}
