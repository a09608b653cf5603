package org.gatehouse.selinux.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.RangeTransition;
import org.gatehouse.selinux.policy.RoleAllow;
import org.gatehouse.selinux.policy.RoleTransition;
import org.gatehouse.selinux.server.ActivePolicy;

/** The rules about roles and ranges. */
final class OtherRules {
  private final ActivePolicy active;
  private final Policy policy;
  private final Search search;
  private final List<String> found = new ArrayList<>();

  OtherRules(ActivePolicy active, Search search) {
    this.active = active;
    this.policy = active.policy();
    this.search = search;
  }

  List<String> found() {
    if (search.options().has("role_allow")) {
      policy.roleAllows().forEach(this::add);
    }
    if (search.options().has("role_trans")) {
      policy.roleTransitions().forEach(this::add);
    }
    if (search.options().has("range_trans")) {
      policy.rangeTransitions().forEach(this::add);
    }
    return found;
  }

  private void add(RoleAllow rule) {
    String from = role(rule.role());
    String to = role(rule.newRole());
    if (is("source", from) && is("target", to)) {
      found.add("allow " + from + " " + to + ";");
    }
  }

  private void add(RoleTransition rule) {
    String from = role(rule.role());
    if (is("source", from) && search.isTarget(rule.type()) && search.isClass(rule.objectClass())) {
      found.add(
          "role_transition "
              + from
              + " "
              + object(rule.type(), rule.objectClass())
              + " "
              + role(rule.newRole())
              + ";");
    }
  }

  private void add(RangeTransition rule) {
    boolean wanted = search.isSource(rule.source()) && search.isTarget(rule.target());
    if (wanted && search.isClass(rule.objectClass())) {
      found.add(
          "range_transition "
              + search.text().type(rule.source())
              + " "
              + object(rule.target(), rule.objectClass())
              + " "
              + active.format(rule.range())
              + ";");
    }
  }

  private boolean is(String option, String name) {
    Optional<String> wanted = search.options().value(option);
    return wanted.isEmpty() || wanted.get().equals(name);
  }

  private String object(int type, int objectClass) {
    return search.text().type(type) + ":" + policy.names().classes().name(objectClass);
  }

  private String role(int value) {
    return policy.names().roles().name(value);
  }
}
