package org.gatehouse.bench;

/** Decisions that are remembered, and policies that are loaded. */
final class PolicyRows {
  private static final double MILLION = 1e6;

  private PolicyRows() {}

  static void addTo(Rows rows) {
    rows.section("Decision caches and policy loads");
    double avc = hook(rows, "selinux") - hook(rows, "empty");
    rows.atMost("SELinux, remembered decision above an empty hook", avc, "ns", 5, "");
    double opened = cpu(rows, "apparmor") - cpu(rows, "empty");
    rows.atMost("AppArmor, open file of a confined task, above an empty hook", opened, "ns", 5, "");
    rows.plain("Smack, 100,000 rules: decision", rows.cpu("SmackDecision.decision x1"), "ns", "");
    rows.plain(
        "AppArmor, match of 26 characters", rows.cpu("PolicyCost.apparmorMatch x1"), "ns", "");
    load(rows, "SELinux, load of the policy", "selinuxLoad");
    load(rows, "AppArmor, compilation of 7 rules", "apparmorLoad");
  }

  private static double cpu(Rows rows, String module) {
    return rows.cpu("AppArmorCall.hook " + module + " x1");
  }

  private static double hook(Rows rows, String module) {
    return rows.figures().names().stream()
        .filter(name -> name.matches("SelinuxCall.hook .*" + module + " x1 cpu"))
        .mapToDouble(rows.figures()::get)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static void load(Rows rows, String what, String method) {
    rows.plain(what, rows.cpu("PolicyCost." + method + " x1") / MILLION, "ms", "");
  }
}
