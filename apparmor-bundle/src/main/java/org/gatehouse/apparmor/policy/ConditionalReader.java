package org.gatehouse.apparmor.policy;

/** Reads {@code if … { } else if … { } else { }}; all of it is checked, one branch is kept. */
final class ConditionalReader {
  private final ParseState state;
  private final TokenStream tokens;

  ConditionalReader(ParseState state) {
    this.state = state;
    this.tokens = state.tokens();
  }

  Body read() {
    tokens.next();
    boolean holds = expression();
    Body first = block();
    if (!tokens.accepts(TokenKind.ELSE)) {
      return holds ? first : new Body();
    }
    if (!tokens.sees(TokenKind.IF, TokenKind.OPEN)) {
      throw tokens.unexpected(TokenKind.IF, TokenKind.OPEN);
    }
    Body second = tokens.sees(TokenKind.IF) ? read() : block();
    return holds ? first : second;
  }

  private Body block() {
    tokens.expect(TokenKind.OPEN);
    Body body = new RulesReader(state).read();
    tokens.expect(TokenKind.CLOSE);
    return body;
  }

  private boolean expression() {
    if (tokens.accepts(TokenKind.NOT)) {
      return !expression();
    }
    if (tokens.accepts(TokenKind.DEFINED)) {
      Token variable = tokens.expect(TokenKind.SET_VAR, TokenKind.BOOL_VAR);
      String name = Variables.bare(variable.text());
      return variable.is(TokenKind.SET_VAR)
          ? state.variables().definesSet(name, variable.place())
          : state.variables().defines(name);
    }
    Token variable = expectCondition();
    return state.variables().bool(Variables.bare(variable.text()), variable.place());
  }

  private Token expectCondition() {
    if (!tokens.sees(TokenKind.BOOL_VAR)) {
      throw tokens.unexpected(TokenKind.NOT, TokenKind.DEFINED, TokenKind.BOOL_VAR);
    }
    return tokens.next();
  }
}
