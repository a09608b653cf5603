package org.gatehouse.bench;

import java.util.List;

/** What an operation of a bundle costs above the same without the agent. */
final class MediatedRows {
  private static final double ONE_HOOK = 600;
  private static final double ONE_HOOK_ON_17 = 900;
  private static final double NOTHING = 1.05;
  private static final double BINDING = 2000;
  private static final double HOOKS = 800;
  private static final double HOOKS_ON_17 = 1200;

  private MediatedRows() {}

  static void addTo(Rows rows) {
    rows.section("An operation of a bundle, above no agent");
    for (String operation : List.of("property", "stream", "channel", "connect", "reflect")) {
      for (String stack : List.of("agent", "one", "full")) {
        String detail = rows.both(name(stack, operation), name("bare", operation));
        rows.plain(operation + ", " + stack, above(rows, stack, operation), "ns", detail);
      }
    }
    for (String operation : List.of("stream", "channel")) {
      double idle = rows.cpu(name("agent", operation)) / rows.cpu(name("bare", operation));
      rows.atMost(operation + ", agent over no agent", idle, "x", NOTHING, "");
    }
    double one = above(rows, "one", "property");
    double binding = binding(rows);
    double hooks = above(rows, "full", "stream") - binding;
    double bar = rows.isModern() ? ONE_HOOK : ONE_HOOK_ON_17;
    rows.atMost("one hook with attribution", one, "ns", bar, "");
    rows.atMost("binding of a path: stream less property", binding, "ns", BINDING, "");
    double most = rows.isModern() ? HOOKS : HOOKS_ON_17;
    rows.atMost("full stack, stream less the binding", hooks, "ns", most, "");
  }

  static double binding(Rows rows) {
    return above(rows, "one", "stream") - above(rows, "one", "property");
  }

  static double above(Rows rows, String stack, String operation) {
    return rows.cpu(name(stack, operation)) - rows.cpu(name("bare", operation));
  }

  private static String name(String stack, String operation) {
    return stack + " MediatedCall.call 10 " + operation + " x1";
  }
}
