package org.gatehouse.bench;

/** What a hook call costs above direct calls of the same modules. */
final class HookRows {
  private static final double PROVABLE = 8;
  private static final double GROWTH = 1.15;
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
    double hook = growth(rows, "hook");
    double growth = hook / growth(rows, "direct");
    rows.atMost("2 threads against 1, over direct calls", growth, "x", GROWTH, "");
    double bytes = rows.figures().get("HookCall.hook 3 x1 bytes");
    rows.atMost("allocated by 3 modules", bytes, "B", NOTHING, "");
    rows.plain("3 modules after 1,000 changes", rows.cpu("SwappedCall.hook 1000 x1"), "ns", "");
    for (String section : new String[] {"none", "srcu", "cells", "asymmetric"}) {
      double cost = rows.cpu("ReadSection." + section + " x1");
      rows.plain("read section alone: " + section, cost, "ns", "");
    }
  }

  private static double growth(Rows rows, String method) {
    String name = "HookCall." + method + " 3 x";
    return rows.cpu(name + 2) / rows.cpu(name + 1);
  }
}
