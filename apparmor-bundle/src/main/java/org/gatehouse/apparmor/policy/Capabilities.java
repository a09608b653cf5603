package org.gatehouse.apparmor.policy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Capabilities by name: Linux's, and those that a kernel or a policy names besides. */
final class Capabilities {
  static final List<String> NAMES =
      Arrays.asList(
          ("chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap"
                  + " linux_immutable net_bind_service net_broadcast net_admin net_raw ipc_lock"
                  + " ipc_owner sys_module sys_rawio sys_chroot sys_ptrace sys_pacct sys_admin"
                  + " sys_boot sys_nice sys_resource sys_time sys_tty_config mknod lease"
                  + " audit_write audit_control setfcap mac_override mac_admin syslog wake_alarm"
                  + " block_suspend audit_read perfmon bpf checkpoint_restore")
              .split(" "));

  private static final String MASK = "caps/mask";

  private final Map<String, Integer> numbers = new HashMap<>();

  Capabilities(Features... features) {
    add(NAMES);
    for (Features some : features) {
      add(some.words(MASK));
    }
  }

  private void add(List<String> names) {
    for (int number = 0; number < names.size(); number++) {
      numbers.putIfAbsent(names.get(number), number);
    }
  }

  Rule read(TokenStream tokens, Qualifiers qualifiers) {
    Place place = tokens.next().place();
    long mask = 0;
    while (tokens.sees(TokenKind.ID)) {
      Token name = tokens.next();
      Integer number = numbers.get(name.text());
      if (number == null) {
        throw new PolicyException(name.place(), "no capability '" + name.text() + "'");
      }
      mask |= 1L << number;
    }
    tokens.endOfRule();
    return new CapabilityRule(place, qualifiers, mask == 0 ? -1L : mask);
  }
}
