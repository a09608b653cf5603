package org.gatehouse.selinux.audit;

import java.util.Locale;

/**
 * When, and as part of which event.
 *
 * @param millis since 1970
 * @param serial the same for all records of one event
 */
public record Stamp(long millis, long serial) {
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "audit(%d.%03d:%d)", millis / 1000, millis % 1000, serial);
  }
}
