package org.gatehouse.selinux.local;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/**
 * A word or a sign of a file of rules.
 *
 * @param file where it stands, as {@code line} and {@code column}, both from 1
 */
record Token(String text, String file, int line, int column) {
  private static final Pattern NEXT =
      Pattern.compile("\\s+|#.*+|([A-Za-z0-9_][A-Za-z0-9_.-]*+|[{}:;])");

  /** The tokens of a text; the last one is empty and stands for its end. */
  static List<Token> of(String file, String text) {
    List<Token> tokens = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      line(file, i + 1, lines[i], tokens);
    }
    tokens.add(new Token("", file, lines.length, lines[lines.length - 1].length() + 1));
    return tokens;
  }

  private static void line(String file, int number, String line, List<Token> tokens) {
    Matcher matcher = NEXT.matcher(line);
    int at = 0;
    while (at < line.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new Token("", file, number, at + 1).wrong("no word begins like this");
      }
      if (matcher.group(1) != null) {
        tokens.add(new Token(matcher.group(1), file, number, at + 1));
      }
      at = matcher.end();
    }
  }

  boolean is(String other) {
    return text.equals(other);
  }

  boolean isWord() {
    return !text.isEmpty() && "{}:;".indexOf(text.charAt(0)) < 0;
  }

  /** EINVAL that says where and why. */
  LsmException wrong(String reason) {
    return new LsmException(Errno.EINVAL, file + ":" + line + ":" + column + ": " + reason);
  }
}
