package org.gatehouse.mediation.osgi;

import java.util.List;
import java.util.Locale;
import org.gatehouse.bridge.Coverage;
import org.gatehouse.lsm.access.MediationCoverage;
import org.gatehouse.mediation.ask.Rows;

/** The agent's rows, each with the hooks that mediation asks for its operation. */
final class CoverageService implements MediationCoverage {
  private final List<Row> rows;

  CoverageService(Rows asked) {
    rows = Coverage.rows().stream().map(row -> row(row, asked)).toList();
  }

  /**
   * Refuses to mediate where a mandatory choke point is missing.
   *
   * @throws IllegalStateException naming the missing ones
   */
  static void demandComplete() {
    List<String> missing =
        Coverage.rows().stream()
            .filter(row -> row.mandatory() && row.state() == Coverage.State.MISSING)
            .map(Coverage.Row::place)
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "this JDK lacks choke points, so nothing is enforced; recover with --permissive: "
              + String.join(", ", missing));
    }
  }

  @SuppressWarnings("EnumOrdinal") // the bridge speaks in ordinals
  private static Row row(Coverage.Row found, Rows asked) {
    org.gatehouse.mediation.ask.Row hooks = asked.get(found.operation().ordinal());
    return new Row(
        found.group(),
        found.operation().name().toLowerCase(Locale.ROOT),
        hooks == null ? List.of() : hooks.hooks(),
        found.place(),
        found.denial(),
        found.mandatory(),
        found.state().name().toLowerCase(Locale.ROOT));
  }

  @Override
  public List<Row> rows() {
    return rows;
  }
}
