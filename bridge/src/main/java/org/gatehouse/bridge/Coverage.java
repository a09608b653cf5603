package org.gatehouse.bridge;

import java.util.List;

/** What the agent put in, as it found this JDK. Anybody may read it. */
public final class Coverage {
  private static volatile List<Row> rows = List.of();

  private Coverage() {}

  /** What became of a row. */
  public enum State {
    /** The check is in. */
    FOUND,
    /** This JDK should have the method and has not. */
    MISSING,
    /** The row is for other JDKs, or for a framework that is not there. */
    NOT_IN_THIS_JDK,
    /** A bundle brings the class; the check is put in when the framework loads it. */
    WITH_ITS_BUNDLE
  }

  /**
   * A choke point.
   *
   * @param group the headline of the table that it stands under
   * @param operation what is asked
   * @param place class, method and descriptor
   * @param denial how the API says no
   * @param mandatory whether enforcing without it leaves a door open
   * @param state what became of it
   */
  public record Row(
      String group,
      Operation operation,
      String place,
      String denial,
      boolean mandatory,
      State state) {}

  /**
   * The agent tells, once.
   *
   * @throws SecurityException without the bridge's token
   */
  public static void publish(Object token, List<Row> found) {
    Bridge.demand(token);
    rows = List.copyOf(found);
  }

  /** All rows; empty where no agent runs. */
  public static List<Row> rows() {
    return rows;
  }

  /** Whether the agent runs and no mandatory row is missing. */
  public static boolean isComplete() {
    for (Row row : rows) {
      if (row.mandatory() && row.state() == State.MISSING) {
        return false;
      }
    }
    return !rows.isEmpty();
  }
}
