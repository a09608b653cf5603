package org.gatehouse.apparmor.policy;

import java.util.List;
import java.util.Locale;
import org.gatehouse.apparmor.policy.MountRule.Kind;
import org.jspecify.annotations.Nullable;

/** Writes mount rules. */
final class MountText {
  private MountText() {}

  static String of(MountRule rule) {
    if (rule.kind() == Kind.PIVOT_ROOT) {
      return "pivot_root"
          + Quoted.condition("oldroot", rule.device())
          + optional(rule.point())
          + (rule.transition() == null ? "" : " -> " + Quoted.text(rule.transition()));
    }
    String keyword = rule.kind().name().toLowerCase(Locale.ROOT);
    String device = rule.kind() == Kind.MOUNT ? optional(rule.device()) : "";
    String arrow = rule.kind() == Kind.MOUNT && rule.point() != null ? " ->" : "";
    return keyword + options(rule) + types(rule) + device + arrow + optional(rule.point());
  }

  private static String optional(@Nullable String name) {
    return name == null ? "" : " " + Quoted.name(name);
  }

  private static String types(MountRule rule) {
    List<String> types = rule.types().stream().map(Quoted::text).toList();
    return types.isEmpty() ? "" : " fstype=" + Quoted.list(types);
  }

  private static String options(MountRule rule) {
    if (rule.flags() == MountFlags.ALL && rule.clear() == MountFlags.ALL) {
      return "";
    }
    int either = rule.flags() & rule.clear();
    List<String> exact = MountFlags.names(rule.flags() & ~either, rule.clear() & ~either);
    List<String> optional = MountFlags.names(either, 0);
    return (exact.isEmpty() ? "" : " options=" + Quoted.list(exact))
        + (optional.isEmpty() ? "" : " options in " + Quoted.list(optional));
  }
}
