package org.gatehouse.lsm.stacker;

import java.util.HashSet;
import java.util.Set;

/**
 * Whose denials are recorded and allowed, so that an operator can look first and enforce then.
 *
 * <p>A module in this mode denies nothing by its checks, also where it throws or is quarantined; a
 * task in this mode is denied nothing by any check. Refused allocations, queries and the host's own
 * rules stay as they are.
 *
 * @param modules names of modules
 * @param tasks numbers of tasks
 */
public record ReportOnly(Set<String> modules, Set<Long> tasks) {
  /** Everything enforces. */
  public static final ReportOnly NONE = new ReportOnly(Set.of(), Set.of());

  /** Keeps unmodifiable copies. */
  public ReportOnly {
    modules = Set.copyOf(modules);
    tasks = Set.copyOf(tasks);
  }

  /** The same but for this module. */
  public ReportOnly withModule(String name, boolean enforcing) {
    return new ReportOnly(changed(modules, name, enforcing), tasks);
  }

  /** The same but for this task. */
  public ReportOnly withTask(long number, boolean enforcing) {
    return new ReportOnly(modules, changed(tasks, number, enforcing));
  }

  private static <T> Set<T> changed(Set<T> old, T element, boolean enforcing) {
    Set<T> now = new HashSet<>(old);
    if (enforcing) {
      now.remove(element);
    } else {
      now.add(element);
    }
    return now;
  }
}
