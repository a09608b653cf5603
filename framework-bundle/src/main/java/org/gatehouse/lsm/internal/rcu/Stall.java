package org.gatehouse.lsm.internal.rcu;

import java.util.List;

/**
 * A thread that was inside a read section when a grace period was late.
 *
 * @param thread its name
 * @param hook the hook
 * @param module the class whose hook method it is in
 * @param stack its frames, innermost first
 */
public record Stall(String thread, String hook, String module, List<String> stack) {
  /** Whether both may be one call, seen twice. */
  boolean isSameCall(Stall other) {
    return thread.equals(other.thread) && hook.equals(other.hook) && module.equals(other.module);
  }

  /** One line. */
  public String summary() {
    return "thread '" + thread + "' is in " + hook + " of " + module;
  }
}
