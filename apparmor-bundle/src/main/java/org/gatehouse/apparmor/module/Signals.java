package org.gatehouse.apparmor.module;

import java.util.List;

/**
 * Signals by AppArmor's numbers: Linux's up to 31, 0 is one of its own, real-time ones are higher.
 */
final class Signals {
  private static final int EXISTS = 35;
  private static final int FIRST_REAL_TIME = 32;
  private static final int REAL_TIME = 128;
  private static final List<String> NAMES =
      List.of(
          ("exists hup int quit ill trap abrt bus fpe kill usr1 segv usr2 pipe alrm term stkflt"
                  + " chld cont stop stp ttin ttou urg xcpu xfsz vtalrm prof winch io pwr sys")
              .split(" "));

  private Signals() {}

  /** The number in rules of one of Linux's. */
  static int number(int signal) {
    if (signal == 0) {
      return EXISTS;
    }
    return signal >= FIRST_REAL_TIME ? signal - FIRST_REAL_TIME + REAL_TIME : signal;
  }

  /** Its name in rules and records. */
  static String name(int signal) {
    return signal >= 0 && signal < NAMES.size()
        ? NAMES.get(signal)
        : "rtmin+" + (signal - FIRST_REAL_TIME);
  }
}
