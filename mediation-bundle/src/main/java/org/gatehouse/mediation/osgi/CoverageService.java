package org.gatehouse.mediation.osgi;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gatehouse.bridge.Coverage;
import org.gatehouse.lsm.access.MediationCoverage;
import org.gatehouse.mediation.ask.Rows;
import org.osgi.framework.hooks.resolver.ResolverHook;

/** The agent's rows, each with the hooks that mediation asks for its operation; and wiring. */
final class CoverageService implements MediationCoverage {
  private final List<Row> rows;

  CoverageService(Rows asked, Wiring wiring) {
    List<Coverage.Row> found = Coverage.rows();
    Stream<Row> own = found.isEmpty() ? Stream.empty() : Stream.of(row(wiring));
    rows = Stream.concat(found.stream().map(row -> row(row, asked)), own).toList();
  }

  /** The framework asks this one by itself, in every version. */
  private static Row row(Wiring wiring) {
    String place = ResolverHook.class.getName() + ".filterMatches";
    return new Row("OSGi", "bundle_wire", wiring.hooks(), place, "no candidate", true, "found");
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
