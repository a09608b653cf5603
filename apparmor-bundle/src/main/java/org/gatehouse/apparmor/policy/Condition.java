package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A conditional of a rule: {@code name=value}, {@code name=(value …)}, {@code name in (value …)} or
 * only {@code name}.
 *
 * @param equal whether it was written with {@code =}
 */
record Condition(Place place, String name, boolean equal, List<String> values) {
  /** A named list of them, {@code peer=(…)}. */
  record Group(Place place, String name, List<Condition> members) {
    static Group none(Place place) {
      return new Group(place, "", List.of());
    }
  }

  /** As many as follow. */
  static List<Condition> list(TokenStream tokens) {
    List<Condition> conditions = new ArrayList<>();
    while (tokens.sees(TokenKind.CONDID)) {
      conditions.add(one(tokens));
    }
    return conditions;
  }

  private static Condition one(TokenStream tokens) {
    Token name = tokens.next();
    if (tokens.accepts(TokenKind.EQUALS)) {
      List<String> values =
          tokens.sees(TokenKind.OPENPAREN)
              ? values(tokens)
              : List.of(tokens.expect(TokenKind.VALUE, TokenKind.OPENPAREN).text());
      return new Condition(name.place(), name.text(), true, values);
    }
    List<String> values = tokens.accepts(TokenKind.IN) ? values(tokens) : List.of();
    return new Condition(name.place(), name.text(), false, values);
  }

  private static List<String> values(TokenStream tokens) {
    tokens.expect(TokenKind.OPENPAREN);
    List<String> values = new ArrayList<>();
    do {
      values.add(tokens.expect(TokenKind.VALUE).text());
    } while (!tokens.accepts(TokenKind.CLOSEPAREN));
    return values;
  }

  /** A group if one follows. */
  static Group group(TokenStream tokens, String name) {
    Place place = tokens.peek().place();
    if (!tokens.sees(TokenKind.CONDLISTID)) {
      return Group.none(place);
    }
    Group group = anyGroup(tokens);
    if (!group.name.equals(name)) {
      throw new PolicyException(place, "expected " + name + "=(…), found " + group.name + "=(…)");
    }
    return group;
  }

  private static Group anyGroup(TokenStream tokens) {
    Token name = tokens.next();
    tokens.expect(TokenKind.EQUALS);
    tokens.expect(TokenKind.OPENPAREN);
    List<Condition> members = list(tokens);
    tokens.expect(TokenKind.CLOSEPAREN);
    return new Group(name.place(), name.text(), members);
  }

  PolicyException refused(String reason) {
    return new PolicyException(place, reason);
  }

  /** Refuses {@code in} and lists. */
  void single(String rule) {
    if (!equal) {
      throw refused(rule + ": expected " + name + "=");
    }
    if (values.size() > 1) {
      throw refused(rule + ": " + name + " takes a single value");
    }
  }
}
