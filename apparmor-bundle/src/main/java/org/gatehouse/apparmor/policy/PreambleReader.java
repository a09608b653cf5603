package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.List;

/** Reads what comes before the profiles: variables, aliases, abi. */
final class PreambleReader {
  private final ParseState state;
  private final TokenStream tokens;

  PreambleReader(ParseState state) {
    this.state = state;
    this.tokens = state.tokens();
  }

  void read() {
    while (true) {
      switch (tokens.peek().kind()) {
        case ALIAS -> alias();
        case SET_VAR -> set();
        case BOOL_VAR -> bool();
        case ABI -> state.abi().read(tokens);
        default -> {
          return;
        }
      }
    }
  }

  private void alias() {
    tokens.next();
    String from = tokens.expect(TokenKind.ID).text();
    tokens.expect(TokenKind.ARROW);
    String to = tokens.expect(TokenKind.ID).text();
    tokens.endOfRule();
    state.aliases().add(from, to);
  }

  private void set() {
    Token variable = tokens.next();
    Token sign = tokens.expect(TokenKind.EQUALS, TokenKind.ADD_ASSIGN);
    List<String> values = new ArrayList<>();
    do {
      values.add(tokens.expect(TokenKind.VALUE).text());
    } while (tokens.sees(TokenKind.VALUE));
    String name = Variables.bare(variable.text());
    if (sign.is(TokenKind.EQUALS)) {
      state.variables().set(name, values, variable.place());
    } else {
      state.variables().add(name, values, variable.place());
    }
  }

  private void bool() {
    Token variable = tokens.next();
    tokens.expect(TokenKind.EQUALS);
    Token value = tokens.expect(TokenKind.VALUE);
    boolean yes = value.text().equalsIgnoreCase("true");
    if (!yes && !value.text().equalsIgnoreCase("false")) {
      throw new PolicyException(
          value.place(), "expected true or false, found '" + value.text() + "'");
    }
    state.variables().set(Variables.bare(variable.text()), yes, variable.place());
  }
}
