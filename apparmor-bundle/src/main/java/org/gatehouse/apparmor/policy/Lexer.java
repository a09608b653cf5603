package org.gatehouse.apparmor.policy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.gatehouse.apparmor.policy.LexRule.Match;
import org.jspecify.annotations.Nullable;

/**
 * From bytes to tokens; includes are read in place. What is a token depends on what came before
 * ({@link LexMode}), not on what the parser expects. Not thread-safe.
 */
final class Lexer {
  private static final int MOST_FILES = 1000;

  private final Deque<Buffer> buffers = new ArrayDeque<>();
  private final Deque<LexMode> modes = new ArrayDeque<>(List.of(LexMode.INITIAL));
  private final Includes includes;
  private Place place;

  Lexer(Includes includes, String name, String text) {
    this.includes = includes;
    this.place = new Place(name, 1, 1);
    buffers.push(new Buffer(name, null, text));
  }

  /** The next token; at the end of the first file again and again its end. */
  Token next() {
    Token token = null;
    while (token == null) {
      Buffer buffer = buffers.element();
      if (!buffer.atEnd()) {
        token = step(buffer);
      } else if (buffers.size() > 1) {
        buffers.pop();
      } else {
        token = new Token(TokenKind.END_OF_FILE, "", buffer.place());
      }
    }
    return token;
  }

  private @Nullable Token step(Buffer buffer) {
    LexRule best = null;
    Match longest = Match.NONE;
    for (LexRule rule : LexRules.of(modes.element())) {
      Match match = buffer.match(rule);
      if (match.total() > longest.total()) {
        best = rule;
        longest = match;
      }
    }
    place = buffer.place();
    if (best == null) {
      throw refused("unexpected " + printable(buffer.next()));
    }
    return best.action().run(this, buffer.take(longest.length()));
  }

  private static String printable(char c) {
    return c > ' ' && c < 127 ? "'" + c + "'" : String.format("byte 0x%02x", (int) c);
  }

  Token token(TokenKind kind, String text) {
    return new Token(kind, text, place);
  }

  /** The reason why the token at hand is refused. */
  PolicyException refused(String reason) {
    return new PolicyException(place, reason);
  }

  void push(LexMode mode) {
    modes.push(mode);
  }

  void pop() {
    modes.pop();
  }

  void begin(LexMode mode) {
    modes.pop();
    modes.push(mode);
  }

  /** The name of a file: of {@code abi} a token, else the file's text follows. */
  static @Nullable Token file(Lexer lexer, String text) {
    boolean search = text.startsWith("<");
    String inner = (search ? text.substring(1, text.length() - 1) : text).strip();
    if (inner.isEmpty()) {
      throw lexer.refused("the name of a file is missing");
    }
    String name = Escapes.word(inner);
    LexMode mode = lexer.modes.element();
    if (mode == LexMode.ABI) {
      return lexer.token(search ? TokenKind.ID : TokenKind.VALUE, name);
    }
    lexer.pop();
    boolean optional = mode == LexMode.INCLUDE_EXISTS;
    lexer.includes.open(name, search, optional, lexer.place).forEach(lexer.buffers::push);
    if (lexer.buffers.size() > MOST_FILES) {
      throw lexer.refused("more than " + MOST_FILES + " files include each other");
    }
    return null;
  }
}
