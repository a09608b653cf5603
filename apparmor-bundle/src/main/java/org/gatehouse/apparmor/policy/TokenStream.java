package org.gatehouse.apparmor.policy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a policy, one looked at in advance, but never sooner than it is asked for: reading
 * on may include a file.
 */
final class TokenStream {
  private static final int DEEPEST = 500;

  private final Lexer lexer;
  private @Nullable Token ahead;
  private int depth;

  TokenStream(Lexer lexer) {
    this.lexer = lexer;
  }

  Token peek() {
    Token token = ahead;
    if (token == null) {
      token = lexer.next();
      ahead = token;
    }
    return token;
  }

  Token next() {
    Token token = peek();
    ahead = null;
    return token;
  }

  boolean sees(TokenKind... kinds) {
    return Arrays.asList(kinds).contains(peek().kind());
  }

  /** Takes the next token if it is of this kind. */
  boolean accepts(TokenKind kind) {
    boolean is = peek().is(kind);
    if (is) {
      next();
    }
    return is;
  }

  /** Takes the next token, which must be of one of these kinds. */
  Token expect(TokenKind... kinds) {
    if (!sees(kinds)) {
      throw unexpected(kinds);
    }
    return next();
  }

  /** The refusal of the next token. */
  PolicyException unexpected(TokenKind... expected) {
    String names =
        Arrays.stream(expected).map(TokenKind::toString).collect(Collectors.joining(" or "));
    return refused("expected " + names + ", found " + peek());
  }

  /** A refusal at the next token. */
  PolicyException refused(String reason) {
    return new PolicyException(peek().place(), reason);
  }

  /** A name or a variable, or null. */
  @Nullable String optionalName() {
    return sees(TokenKind.ID, TokenKind.SET_VAR) ? next().text() : null;
  }

  String name() {
    return expect(TokenKind.ID, TokenKind.SET_VAR).text();
  }

  /** The name behind an arrow, or null. */
  @Nullable String target() {
    return accepts(TokenKind.ARROW) ? name() : null;
  }

  /** Takes an opening brace. */
  void open() {
    expect(TokenKind.OPEN);
    if (++depth > DEEPEST) {
      throw refused("more than " + DEEPEST + " nested braces");
    }
  }

  /** Takes a closing brace. */
  void close() {
    expect(TokenKind.CLOSE);
    depth--;
  }

  void endOfRule() {
    expect(TokenKind.END_OF_RULE);
  }
}
