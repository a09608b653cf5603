package org.gatehouse.selinux.fs;

import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.selinux.Authority;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.policy.BooleanSymbol;

/** {@code booleans} and {@code commit_pending_bools}. */
record BooleanFiles(SelinuxState state, Authority authority) {
  Directory directory() {
    return new Directory(this::files);
  }

  private Map<String, ControlFile> files() {
    return state.isLoaded()
        ? state.active().policy().names().booleans().entries().stream()
            .collect(Collectors.toMap(BooleanSymbol::name, each -> file(each.name())))
        : Map.of();
  }

  private ControlFile file(String name) {
    return new Node(
        name, 0644, subject -> show(name), (subject, text) -> write(subject, name, text));
  }

  /** In force, and after the next commit. */
  private String show(String name) {
    return digit(state.active().bool(name)) + " " + digit(state.pending(name));
  }

  private static int digit(boolean on) {
    return on ? 1 : 0;
  }

  private void write(Cred subject, String name, String text) {
    check(subject);
    state.pend(name, Scan.number(text) != 0);
  }

  ControlFile commit() {
    return new Node(
        "commit_pending_bools",
        0200,
        subject -> "",
        (subject, text) -> {
          check(subject);
          if (Scan.number(text) != 0 && state.isLoaded()) {
            state.commit();
          }
        });
  }

  private void check(Cred subject) {
    authority.require(subject, SelinuxClass.SECURITY.bits("setbool"));
  }
}
