package org.gatehouse.selinux.query;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.selinux.policy.ObjectClass;
import org.gatehouse.selinux.policy.Permission;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.RuleTable;
import org.gatehouse.selinux.policy.Type;
import org.gatehouse.selinux.policy.XPerms;
import org.jspecify.annotations.Nullable;

/** Rules as setools prints them. */
record RuleText(Policy policy) {
  /** The word that a kind of rule begins with; empty for none that there is. */
  static String word(int kind) {
    return switch (kind) {
      case RuleTable.ALLOWED -> "allow";
      case RuleTable.AUDITALLOW -> "auditallow";
      case RuleTable.AUDITDENY -> "dontaudit";
      case RuleTable.TRANSITION -> "type_transition";
      case RuleTable.MEMBER -> "type_member";
      case RuleTable.CHANGE -> "type_change";
      case RuleTable.XPERMS_ALLOWED -> "allowxperm";
      case RuleTable.XPERMS_AUDITALLOW -> "auditallowxperm";
      case RuleTable.XPERMS_DONTAUDIT -> "dontauditxperm";
      default -> "";
    };
  }

  /** One rule of a table, with its semicolon. */
  String of(RuleTable rules, int rule) {
    return word(rules.kind(rule))
        + ' '
        + type(rules.source(rule))
        + ' '
        + type(rules.target(rule))
        + ':'
        + policy.names().classes().name(rules.objectClass(rule))
        + ' '
        + what(rules, rule)
        + ';';
  }

  private String what(RuleTable rules, int rule) {
    int kind = rules.kind(rule);
    if ((kind & RuleTable.TYPES) != 0) {
      return type(rules.datum(rule));
    }
    return (kind & RuleTable.XPERMS) != 0
        ? "ioctl " + braced(commands(rules.xperms(rule)))
        : braced(permissions(rules, rule));
  }

  /** The permissions that a rule speaks of; of a dontaudit rule the complement of its bits. */
  List<String> permissions(RuleTable rules, int rule) {
    int datum = rules.datum(rule);
    int bits = rules.kind(rule) == RuleTable.AUDITDENY ? ~datum : datum;
    ObjectClass of = policy.names().classes().get(rules.objectClass(rule));
    return of == null
        ? List.of()
        : policy
            .names()
            .permissions(of)
            .filter(each -> (each.bit() & bits) != 0)
            .map(Permission::name)
            .sorted()
            .toList();
  }

  private static List<String> commands(XPerms set) {
    List<String> all = new ArrayList<>();
    boolean whole = set.kind() == XPerms.DRIVERS;
    for (int i = 0; i < 256; i++) {
      if (set.has(i)) {
        all.add(whole ? hex(i << 8) + "-" + hex(i << 8 | 0xff) : hex(set.driver() << 8 | i));
      }
    }
    return all;
  }

  private static String hex(int value) {
    return String.format("0x%04x", value);
  }

  /** The name of a type or attribute; policies before version 24 do not name attributes. */
  String type(int value) {
    @Nullable Type type = policy.names().types().get(value);
    return type == null ? String.format("@ttr%04d", value) : type.name();
  }

  /** Several words in braces, one without. */
  static String braced(List<String> words) {
    return words.size() == 1 ? words.get(0) : "{ " + String.join(" ", words) + " }";
  }
}
