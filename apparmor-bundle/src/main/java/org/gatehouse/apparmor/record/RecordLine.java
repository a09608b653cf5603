package org.gatehouse.apparmor.record;

import java.util.Locale;
import java.util.Map;

/**
 * One line of an audit log.
 *
 * @param millis since 1970
 * @param serial the same for all records of one event
 * @param body the fields; the first one says what kind of record it is
 */
public record RecordLine(long millis, long serial, String body) {
  private static final Map<String, String> TYPES =
      Map.of(
          "AUDIT", "APPARMOR_AUDIT",
          "ALLOWED", "APPARMOR_ALLOWED",
          "DENIED", "APPARMOR_DENIED",
          "STATUS", "APPARMOR_STATUS");

  private static final String KILLED = "apparmor=\"KILLED\"";

  /** Tools know no record of a denial that ended the task: it says so at its end. */
  public RecordLine {
    if (body.startsWith(KILLED)) {
      body = "apparmor=\"DENIED\"" + body.substring(KILLED.length()) + " killed=1";
    }
  }

  private String type() {
    String[] parts = body.split("\"", 3);
    return parts.length < 2 ? "APPARMOR" : TYPES.getOrDefault(parts[1], "APPARMOR");
  }

  /** The line, without its end. */
  @Override
  public String toString() {
    String stamp =
        String.format(Locale.ROOT, "audit(%d.%03d:%d)", millis / 1000, millis % 1000, serial);
    return "type=" + type() + " msg=" + stamp + ": " + body;
  }
}
