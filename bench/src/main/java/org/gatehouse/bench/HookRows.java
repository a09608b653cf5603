package org.gatehouse.bench;

/** What a hook call costs above direct calls of the same modules. */
final class HookRows {
  private static final double PROVABLE = 8;
  private static final double ASYMMETRIC = 3;
  private static final double GROWTH = 1.15;
  private static final double TRACKER = 10;
  private static final double FETCHED = 20;
  private static final double NOTHING = 0.01;

  private HookRows() {}

  static void addTo(Rows rows) {
    rows.section("A hook call, above direct calls of the same modules");
    for (int modules : new int[] {0, 1, 3, 8}) {
      String direct = "HookCall.direct " + modules + " x1";
      String hook = "HookCall.hook " + modules + " x1";
      double bar = modules == 3 ? PROVABLE : Rows.NO_BAR;
      double above = rows.cpu(hook) - rows.cpu(direct);
      rows.atMost(modules + " modules", above, "ns", bar, rows.both(hook, direct));
    }
    double direct = rows.cpu("HookCall.direct 3 x1");
    double cheap = rows.cpu("AsymmetricCall.hook x1");
    rows.atMost(
        "3 modules, asymmetric",
        cheap - direct,
        "ns",
        ASYMMETRIC,
        rows.both("AsymmetricCall.hook x1", "HookCall.direct 3 x1"));
    double hook = growth(rows, "hook");
    double growth = hook / growth(rows, "direct");
    rows.atMost("2 threads against 1, over direct calls", growth, "x", GROWTH, "");
    double bytes = rows.figures().get("HookCall.hook 3 x1 bytes");
    rows.atMost("allocated by 3 modules", bytes, "B", NOTHING, "");
    rows.plain("3 modules after 1,000 changes", rows.cpu("SwappedCall.hook 1000 x1"), "ns", "");
    others(rows);
    for (String section : new String[] {"none", "srcu", "cells", "asymmetric"}) {
      double cost = rows.cpu("ReadSection." + section + " x1");
      rows.plain("read section alone: " + section, cost, "ns", "");
    }
  }

  /** The same modules called in other ways. */
  private static void others(Rows rows) {
    for (int modules : new int[] {1, 3, 8}) {
      String x1 = " " + modules + " x1";
      rows.plain(
          modules + " modules, list copied on write", rows.cpu("LoopCall.list" + x1), "ns", "");
      rows.plain(modules + " modules, call site", rows.cpu("LoopCall.site" + x1), "ns", "");
      against(rows, modules, "ServiceTracker.getServices", "ServiceCall.tracked" + x1, TRACKER);
      against(rows, modules, "getService per call", "ServiceCall.fetched" + x1, FETCHED);
    }
  }

  private static void against(Rows rows, int modules, String what, String name, double times) {
    double other = rows.cpu(name);
    rows.plain(modules + " modules, " + what, other, "ns", "");
    double bar = modules == 3 ? times : Rows.NO_BAR;
    double hook = rows.cpu("HookCall.hook " + modules + " x1");
    String against = modules + " modules, " + what + " against ";
    rows.atLeast(against + "a hook", other / hook, "x", bar, "");
    if (modules == 3) {
      double cheap = rows.cpu("AsymmetricCall.hook x1");
      rows.atLeast(against + "an asymmetric hook", other / cheap, "x", bar, "");
    }
  }

  private static double growth(Rows rows, String method) {
    String name = "HookCall." + method + " 3 x";
    return rows.cpu(name + 2) / rows.cpu(name + 1);
  }
}
