package org.gatehouse.apparmor.policy;

import org.jspecify.annotations.Nullable;

/** One rule of the lexer: what it looks for, and what it does with it. */
record LexRule(Pattern pattern, Action action) {
  /** What is looked for. */
  interface Pattern {
    /** The match here, {@link Match#NONE} if there is none. */
    Match at(String text, int at);
  }

  /**
   * A match.
   *
   * @param length of the token
   * @param context how many bytes behind it were looked at; they count when matches are compared
   */
  record Match(int length, int context) {
    static final Match NONE = new Match(0, 0);

    int total() {
      return length + context;
    }
  }

  /** What is looked for without what follows it. */
  interface Length {
    int at(String text, int at);
  }

  /** What is done. */
  interface Action {
    /** The token, null for none. */
    @Nullable Token run(Lexer lexer, String text);

    /** The same, after the mode was pushed. */
    default Action push(LexMode mode) {
      return (lexer, text) -> {
        lexer.push(mode);
        return run(lexer, text);
      };
    }

    /** The same, after the mode was left. */
    default Action pop() {
      return (lexer, text) -> {
        lexer.pop();
        return run(lexer, text);
      };
    }

    /** The same, after the mode was changed for another. */
    default Action begin(LexMode mode) {
      return (lexer, text) -> {
        lexer.begin(mode);
        return run(lexer, text);
      };
    }
  }

  static final Action SKIP = (lexer, text) -> null;

  static Action token(TokenKind kind) {
    return (lexer, text) -> lexer.token(kind, text);
  }

  static Action word(TokenKind kind) {
    return (lexer, text) -> lexer.token(kind, Escapes.word(text));
  }

  static LexRule of(Length length, Action action) {
    return new LexRule((text, at) -> new Match(length.at(text, at), 0), action);
  }

  static LexRule of(String literal, Action action) {
    return of((text, at) -> text.startsWith(literal, at) ? literal.length() : 0, action);
  }

  /** What is followed by something that is looked for from the end of the token. */
  static LexRule followed(Length length, Length context, Action action) {
    return new LexRule(
        (text, at) -> {
          int token = length.at(text, at);
          int behind = token == 0 ? 0 : context.at(text, at + token);
          return behind == 0 ? Match.NONE : new Match(token, behind);
        },
        action);
  }
}
