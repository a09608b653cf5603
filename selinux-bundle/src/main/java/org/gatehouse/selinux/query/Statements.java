package org.gatehouse.selinux.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.gatehouse.selinux.policy.BooleanSymbol;
import org.gatehouse.selinux.policy.Ebitmap;
import org.gatehouse.selinux.policy.ObjectClass;
import org.gatehouse.selinux.policy.Permission;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.Range;
import org.gatehouse.selinux.policy.Role;
import org.gatehouse.selinux.policy.Type;
import org.gatehouse.selinux.policy.User;
import org.gatehouse.selinux.server.ActivePolicy;

/** The statement that declares something, as it would stand in a policy's source. */
record Statements(ActivePolicy active) {
  private Policy policy() {
    return active.policy();
  }

  String type(Type type) {
    Ebitmap own = policy().typeAttributes().get(type.value() - 1);
    List<String> attributes = names(own, value -> new RuleText(policy()).type(value));
    attributes.remove(type.name());
    return attributes.isEmpty()
        ? "type " + type.name() + ";"
        : "type " + type.name() + ", " + String.join(", ", attributes) + ";";
  }

  String attribute(Type attribute) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < policy().typeAttributes().size(); i++) {
      boolean member = policy().typeAttributes().get(i).get(attribute.value() - 1);
      if (member && i != attribute.value() - 1) {
        members.add(new RuleText(policy()).type(i + 1));
      }
    }
    Collections.sort(members);
    return "attribute "
        + attribute.name()
        + ";"
        + members.stream().map(each -> "\n\t" + each).collect(Collectors.joining());
  }

  String role(Role role) {
    List<String> types = names(role.types(), value -> new RuleText(policy()).type(value));
    return "role " + role.name() + " types " + RuleText.braced(types) + ";";
  }

  String user(User user) {
    List<String> roles = names(user.roles(), policy().names().roles()::name);
    String plain = "user " + user.name() + " roles " + RuleText.braced(roles);
    return policy().isMls()
        ? plain
            + " level "
            + active.format(Range.of(user.level()))
            + " range "
            + active.format(user.range())
            + ";"
        : plain + ";";
  }

  String objectClass(ObjectClass of) {
    List<String> own = of.permissions().entries().stream().map(Permission::name).sorted().toList();
    String head = "class " + of.name();
    String inherits = of.common().isEmpty() ? "" : "\ninherits " + of.common();
    String body =
        own.stream().map(each -> "\n\t" + each).collect(Collectors.joining("", "\n{", "\n}"));
    return head + inherits + (own.isEmpty() ? "" : body);
  }

  String bool(BooleanSymbol bool) {
    return "bool " + bool.name() + " " + bool.state() + ";";
  }

  /** The names of a set of values less 1, sorted. */
  private static List<String> names(Ebitmap values, IntFunction<String> name) {
    List<String> all = new ArrayList<>();
    values.forEach(value -> all.add(name.apply(value + 1)));
    Collections.sort(all);
    return all;
  }
}
