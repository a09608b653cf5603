package org.gatehouse.selinux.module;

import org.gatehouse.selinux.SelinuxClass;

/** The permission that a signal needs (Linux 6.1 signal_to_av). */
final class Signals {
  private static final int SIGNULL = SelinuxClass.PROCESS.bits("signull");
  private static final int SIGCHLD = SelinuxClass.PROCESS.bits("sigchld");
  private static final int SIGKILL = SelinuxClass.PROCESS.bits("sigkill");
  private static final int SIGSTOP = SelinuxClass.PROCESS.bits("sigstop");
  private static final int SIGNAL = SelinuxClass.PROCESS.bits("signal");

  private Signals() {}

  static int permission(int signal) {
    return switch (signal) {
      case 0 -> SIGNULL;
      case 9 -> SIGKILL;
      case 17 -> SIGCHLD;
      case 19 -> SIGSTOP;
      default -> SIGNAL;
    };
  }
}
