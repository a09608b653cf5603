package org.gatehouse.apparmor.policy;

import java.util.Map;

/** The permissions of one class of rules: how they are written, and their bits. */
record Perms(String rule, Map<String, Integer> words) {
  /** A word, or any mixture of {@code r} and {@code w}; a list of both in parentheses; or none. */
  int read(TokenStream tokens) {
    if (!tokens.accepts(TokenKind.OPENPAREN)) {
      return begins(tokens.peek()) ? one(tokens.next()) : 0;
    }
    int perms = 0;
    while (!tokens.accepts(TokenKind.CLOSEPAREN)) {
      if (!begins(tokens.peek())) {
        throw tokens.unexpected(TokenKind.VALUE, TokenKind.CLOSEPAREN);
      }
      perms |= one(tokens.next());
    }
    return perms;
  }

  /** Whether another word is printed for the same bit. */
  boolean isSecondName(String word) {
    boolean basic = word.equals("read") || word.equals("write");
    return basic
        && words.entrySet().stream()
            .anyMatch(
                other -> !other.getKey().equals(word) && other.getValue().equals(words.get(word)));
  }

  private boolean begins(Token token) {
    return token.is(TokenKind.MODE)
        || token.is(TokenKind.VALUE)
        || words.containsKey(token.kind().toString().replace("'", ""));
  }

  private int one(Token token) {
    if (!token.is(TokenKind.MODE) && !token.is(TokenKind.VALUE)) {
      return words.getOrDefault(token.kind().toString().replace("'", ""), 0);
    }
    Integer bits = words.get(token.text());
    return bits != null ? bits : letters(token);
  }

  private int letters(Token token) {
    int perms = 0;
    for (int at = 0; at < token.text().length(); at++) {
      char letter = token.text().charAt(at);
      perms |=
          switch (letter) {
            case 'r', 'R' -> words.getOrDefault("read", 0);
            case 'w', 'W' -> words.getOrDefault("write", 0);
            default ->
                throw new PolicyException(
                    token.place(), rule + ": no permission '" + token.text() + "'");
          };
    }
    return perms;
  }
}
