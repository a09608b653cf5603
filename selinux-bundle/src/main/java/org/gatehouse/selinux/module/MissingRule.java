package org.gatehouse.selinux.module;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.avc.AvcEvent;
import org.gatehouse.selinux.policy.Constraint;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Names;
import org.gatehouse.selinux.policy.ObjectClass;
import org.gatehouse.selinux.server.Explanation;
import org.gatehouse.selinux.server.SecurityServer;
import org.gatehouse.selinux.server.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What keeps permissions from a subject: the allow rule that is missing, as {@code audit2allow}
 * writes it, or the constraint, the role allow or the bound that took the permission away. One line
 * in the policy language; what no rule gives back is said in a comment.
 */
final class MissingRule {
  private final SecurityServer server;

  MissingRule(SecurityServer server) {
    this.server = server;
  }

  /** Empty where nothing is missing or nothing can be said. */
  String of(AvcEvent event) {
    Snapshot now = server.snapshot();
    Context source = now == null ? null : now.context(event.source());
    Context target = now == null ? null : now.context(event.target());
    return now == null || source == null || target == null || !event.denied()
        ? ""
        : new Asked(now, source, target, SelinuxClass.of(event.known())).explain(event.refused());
  }

  /** One question, and the policy that answered. */
  private record Asked(Snapshot now, Context source, Context target, SelinuxClass tclass) {
    String explain(int refused) {
      Names names = now.policy().policy().names();
      @Nullable ObjectClass of = names.classes().find(tclass.label());
      if (of == null) {
        return "# the policy knows no class "
            + tclass.label()
            + " and denies what it does not know";
      }
      Explanation why = now.policy().explain(source, target, of.value());
      int asked = bits(names, of, tclass.names(refused));
      List<String> lines = new ArrayList<>();
      add(lines, allow(names, of, asked & why.unruled()));
      add(lines, role(names, asked & why.roles()));
      why.failed().stream()
          .filter(each -> (each.permissions() & asked) != 0)
          .forEach(each -> lines.add(constraint(names, of, each, asked)));
      add(lines, bound(names, of, asked & why.bounded()));
      add(lines, unknown(names, of, tclass.names(refused)));
      return String.join(" ", lines);
    }

    private static void add(List<String> lines, String line) {
      if (!line.isEmpty()) {
        lines.add(line);
      }
    }

    private static int bits(Names names, ObjectClass of, List<String> permissions) {
      return permissions.stream()
          .mapToInt(each -> names.permission(of, each))
          .reduce(0, (a, b) -> a | b);
    }

    private String allow(Names names, ObjectClass of, int bits) {
      List<String> permissions = named(names, of, bits);
      if (permissions.isEmpty()) {
        return "";
      }
      String to = source.type() == target.type() ? "self" : type(names, target);
      return "allow %s %s:%s %s;".formatted(type(names, source), to, of.name(), set(permissions));
    }

    private String role(Names names, int bits) {
      return bits == 0
          ? ""
          : "allow %s %s;"
              .formatted(names.roles().name(source.role()), names.roles().name(target.role()));
    }

    private String constraint(Names names, ObjectClass of, Constraint failed, int asked) {
      return "# constrain %s %s %s takes it away"
          .formatted(
              of.name(),
              set(named(names, of, failed.permissions() & asked)),
              new ConstraintText(names).of(failed.expression()));
    }

    private String bound(Names names, ObjectClass of, int bits) {
      List<String> permissions = named(names, of, bits);
      return permissions.isEmpty()
          ? ""
          : "# the bound of %s has no %s".formatted(type(names, source), set(permissions));
    }

    private static String unknown(Names names, ObjectClass of, List<String> permissions) {
      List<String> missing =
          permissions.stream().filter(each -> names.permission(of, each) == 0).toList();
      return missing.isEmpty() ? "" : "# the policy knows no %s %s".formatted(of.name(), missing);
    }

    private List<String> named(Names names, ObjectClass of, int bits) {
      return tclass.names(~0).stream()
          .filter(each -> (names.permission(of, each) & bits) != 0)
          .toList();
    }

    private static String set(List<String> permissions) {
      return permissions.size() == 1
          ? permissions.get(0)
          : "{ " + String.join(" ", permissions) + " }";
    }

    private static String type(Names names, Context of) {
      return names.types().name(of.type());
    }
  }
}
