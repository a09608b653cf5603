package org.gatehouse.selinux.module;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.gatehouse.selinux.policy.ConstraintTerm;
import org.gatehouse.selinux.policy.Ebitmap;
import org.gatehouse.selinux.policy.Names;
import org.gatehouse.selinux.policy.Symbol;
import org.gatehouse.selinux.policy.Symbols;

/** A constraint's postfix expression as it is written in a policy. */
record ConstraintText(Names names) {
  private static final List<String> OPERATORS = List.of("", "==", "!=", "dom", "domby", "incomp");
  private static final Map<Integer, String> LEVELS =
      Map.of(
          ConstraintTerm.L1L2, "l1 %s l2",
          ConstraintTerm.L1H2, "l1 %s h2",
          ConstraintTerm.H1L2, "h1 %s l2",
          ConstraintTerm.H1H2, "h1 %s h2",
          ConstraintTerm.L1H1, "l1 %s h1",
          ConstraintTerm.L2H2, "l2 %s h2");

  /** More names than these are not listed. */
  private static final int SHOWN = 8;

  /** In parentheses. */
  String of(List<ConstraintTerm> expression) {
    Deque<String> stack = new ArrayDeque<>();
    for (ConstraintTerm term : expression) {
      stack.push(step(term, stack));
    }
    return stack.pop();
  }

  private String step(ConstraintTerm term, Deque<String> stack) {
    return switch (term.kind()) {
      case ConstraintTerm.NOT -> "(not " + stack.pop() + ")";
      case ConstraintTerm.AND -> joined(stack, "and");
      case ConstraintTerm.OR -> joined(stack, "or");
      case ConstraintTerm.ATTRIBUTE -> "(" + compared(term) + ")";
      default -> "(" + among(term) + ")";
    };
  }

  private static String joined(Deque<String> stack, String word) {
    String second = stack.pop();
    return "(" + stack.pop() + " " + word + " " + second + ")";
  }

  private static String compared(ConstraintTerm term) {
    String operator = OPERATORS.get(term.operator());
    String kind = kind(term.attribute());
    String form = LEVELS.getOrDefault(term.attribute(), kind + "1 %s " + kind + "2");
    return form.formatted(operator);
  }

  private String among(ConstraintTerm term) {
    String whose = (term.attribute() & ConstraintTerm.XTARGET) != 0 ? "3" : "1";
    String side = (term.attribute() & ConstraintTerm.TARGET) != 0 ? "2" : whose;
    String operator = OPERATORS.get(term.operator());
    return kind(term.attribute()) + side + " " + operator + " " + listed(term);
  }

  private static String kind(int attribute) {
    if ((attribute & ConstraintTerm.USER) != 0) {
      return "u";
    }
    return (attribute & ConstraintTerm.ROLE) != 0 ? "r" : "t";
  }

  private String listed(ConstraintTerm term) {
    Symbols<? extends Symbol> table =
        switch (kind(term.attribute())) {
          case "u" -> names.users();
          case "r" -> names.roles();
          default -> names.types();
        };
    List<String> shown = new ArrayList<>();
    Ebitmap set = term.names();
    for (int value = 1; value <= table.count() && shown.size() <= SHOWN; value++) {
      if (set.get(value - 1) && table.get(value) != null) {
        shown.add(shown.size() == SHOWN ? "…" : table.name(value));
      }
    }
    return shown.size() == 1 ? shown.get(0) : "{ " + String.join(" ", shown) + " }";
  }
}
