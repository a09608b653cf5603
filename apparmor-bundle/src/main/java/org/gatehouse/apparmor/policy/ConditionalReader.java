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
    Body kept = null;
    do {
      tokens.expect(TokenKind.IF);
      boolean holds = expression();
      Body body = block();
      kept = kept == null && holds ? body : kept;
      if (!tokens.accepts(TokenKind.ELSE)) {
        return kept == null ? new Body() : kept;
      }
    } while (tokens.sees(TokenKind.IF));
    if (!tokens.sees(TokenKind.OPEN)) {
      throw tokens.unexpected(TokenKind.IF, TokenKind.OPEN);
    }
    Body last = block();
    return kept == null ? last : kept;
  }

  private Body block() {
    tokens.open();
    Body body = new RulesReader(state).read();
    tokens.close();
    return body;
  }

  private boolean expression() {
    boolean wanted = true;
    while (tokens.accepts(TokenKind.NOT)) {
      wanted = !wanted;
    }
    return wanted == condition();
  }

  private boolean condition() {
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
