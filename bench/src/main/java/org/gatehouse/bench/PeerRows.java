package org.gatehouse.bench;

/** The others in the same run. */
final class PeerRows {
  private static final double TIMES = 20;

  private PeerRows() {}

  static void addTo(Rows rows) {
    rows.section("Peers in the same run");
    double own = MediatedRows.above(rows, "one", "property");
    rows.plain(
        "SecurityManager, 21 grants: property", guarded(rows, "manager", "property"), "ns", "");
    double manager = guarded(rows, "manager", "stream");
    double full = MediatedRows.above(rows, "full", "stream") - MediatedRows.binding(rows);
    rows.plain("SecurityManager, 21 grants: stream", manager, "ns", "");
    rows.atLeast("SecurityManager against the full stack's hooks", manager / full, "x", 1, "");
    double conditional =
        rows.cpu("ConditionalCall.call property x1")
            - rows.cpu("unguarded GuardedCall.call property x1");
    times(rows, "Felix ConditionalPermissionAdmin, 21 rows: property", conditional, own);
    times(rows, "jCasbin, 100 rows", rows.cpu("LibraryCall.casbin x1"), own);
    times(rows, "Cedar, 10 policies", rows.cpu("LibraryCall.cedarDecision x1"), own);
    rows.plain("Shiro, scan of 100 permissions", rows.cpu("LibraryCall.shiro x1"), "ns", "");
  }

  private static double guarded(Rows rows, String by, String operation) {
    String name = " GuardedCall.call " + operation + " x1";
    return rows.cpu(by + name) - rows.cpu("unguarded" + name);
  }

  private static void times(Rows rows, String what, double peer, double own) {
    rows.plain(what, peer, "ns", "");
    rows.atLeast(what + ", against an attributed decision", peer / own, "x", TIMES, "");
  }
}
