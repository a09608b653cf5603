package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes rules of all classes but files and mounts. */
final class RuleText {
  private RuleText() {}

  static String of(Rule rule) {
    if (rule instanceof FileRule file) {
      return FileText.of(file);
    }
    if (rule instanceof MountRule mount) {
      return MountText.of(mount);
    }
    if (rule instanceof ChangeProfileRule change) {
      return change(change);
    }
    if (rule instanceof CapabilityRule capability) {
      return "capability" + capabilities(capability.mask());
    }
    if (rule instanceof NetworkRule network) {
      return "network" + NetworkReader.names(network);
    }
    return rule instanceof RlimitRule limit ? limit(limit) : conditional(rule);
  }

  private static String conditional(Rule rule) {
    if (rule instanceof SignalRule signal) {
      List<String> names = signal.signals().stream().map(SignalReader::name).toList();
      return "signal"
          + perms(SignalReader.PERMS, signal.perms())
          + (names.isEmpty() ? "" : " set=" + Quoted.list(names))
          + Quoted.condition("peer", signal.peer());
    }
    if (rule instanceof PtraceRule ptrace) {
      return "ptrace"
          + perms(PtraceReader.PERMS, ptrace.perms())
          + Quoted.condition("peer", ptrace.peer());
    }
    return rule instanceof UnixRule unix ? unix(unix) : dbus((DbusRule) rule);
  }

  private static String perms(Perms perms, int bits) {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, Integer> word : perms.words().entrySet()) {
      if ((bits & word.getValue()) != 0 && !perms.isSecondName(word.getKey())) {
        names.add(word.getKey());
      }
    }
    return " " + Quoted.list(names.stream().sorted().toList());
  }

  private static String change(ChangeProfileRule rule) {
    String exec = rule.exec();
    String program =
        exec == null ? "" : (rule.unsafe() ? " unsafe " : " safe ") + Quoted.path(exec);
    return "change_profile" + program + " -> " + Quoted.text(rule.target());
  }

  private static String capabilities(long mask) {
    StringBuilder out = new StringBuilder();
    for (int number = 0; mask != -1 && number < Capabilities.NAMES.size(); number++) {
      out.append((mask >> number & 1) == 0 ? "" : " " + Capabilities.NAMES.get(number));
    }
    return out.toString();
  }

  private static String limit(RlimitRule rule) {
    long written = rule.resource().equals("nice") ? rule.value() - 20 : rule.value();
    return "set rlimit "
        + rule.resource()
        + " <= "
        + (rule.value() == -1 ? "infinity" : Long.toString(written));
  }

  private static String unix(UnixRule rule) {
    return "unix"
        + (rule.perms() == UnixReader.ALL ? "" : perms(UnixReader.PERMS, rule.perms()))
        + (rule.type() < 0 ? "" : " type=" + SocketTypes.type(rule.type()))
        + Quoted.condition("addr", rule.address())
        + peer(
            Quoted.condition("addr", rule.peerAddress())
                + Quoted.condition("label", rule.peerLabel()));
  }

  private static String dbus(DbusRule rule) {
    boolean service = (rule.perms() & DbusReader.BIND) != 0;
    @Nullable String none = null;
    return "dbus"
        + perms(DbusReader.PERMS, rule.perms())
        + Quoted.condition("bus", rule.bus())
        + Quoted.condition("name", service ? rule.name() : none)
        + Quoted.condition("path", rule.path())
        + Quoted.condition("interface", rule.interfaceName())
        + Quoted.condition("member", rule.member())
        + peer(
            Quoted.condition("name", service ? none : rule.name())
                + Quoted.condition("label", rule.peerLabel()));
  }

  private static String peer(String members) {
    return members.isEmpty() ? "" : " peer=(" + members.strip() + ")";
  }
}
