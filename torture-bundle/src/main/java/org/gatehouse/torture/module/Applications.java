package org.gatehouse.torture.module;

import org.gatehouse.lsm.object.Cred;

/**
 * Who of the tasks is an application of the demo: only their calls are counted and restricted, not
 * what the demo itself and the framework really do meanwhile.
 */
final class Applications {
  private static final String PREFIX = "demo.";

  private Applications() {}

  static boolean isOne(Cred subject) {
    return subject.task().name().startsWith(PREFIX);
  }
}
