package org.gatehouse.shell.session;

import java.util.ArrayList;
import java.util.List;
import org.apache.felix.gogo.runtime.Parser;
import org.apache.felix.gogo.runtime.Token;

/**
 * One command, pipeline or assignment, with all the lines that it spans.
 *
 * @param line the line it begins in, from 1
 * @param text its text
 * @param assignment whether it is {@code name = value}, whose result nobody wants to see
 */
public record Statement(int line, String text, boolean assignment) {
  /**
   * The statements of a text, comments and blank lines left out. Gogo's own parser finds the ends,
   * so that braces, quotes and line continuations count as they do when the statement runs.
   *
   * @throws org.apache.felix.gogo.runtime.SyntaxError if the text is malformed; nothing has run
   *     then
   */
  public static List<Statement> of(CharSequence text) {
    List<Statement> statements = new ArrayList<>();
    List<Token> group = new ArrayList<>();
    for (Parser.Executable token : new Parser(text).program().tokens()) {
      if (isEnd(token)) {
        add(statements, group, text, token.start());
      } else {
        group.add(token);
      }
    }
    add(statements, group, text, text.length());
    return statements;
  }

  private static boolean isEnd(Token token) {
    return token instanceof Parser.Operator && (Token.eq(token, ";") || Token.eq(token, "\n"));
  }

  private static void add(
      List<Statement> statements, List<Token> group, CharSequence text, int end) {
    if (!group.isEmpty() && group.get(0).length() > 0) {
      int start = group.get(0).start();
      String command = text.subSequence(start, end).toString().strip();
      statements.add(new Statement(line(text, start), command, isAssignment(group)));
    }
    group.clear();
  }

  private static int line(CharSequence text, int start) {
    return 1 + (int) text.subSequence(0, start).chars().filter(c -> c == '\n').count();
  }

  private static boolean isAssignment(List<Token> group) {
    return group.size() == 1
        && group.get(0) instanceof Parser.Statement statement
        && statement.tokens().size() > 1
        && Token.eq(statement.tokens().get(1), "=");
  }
}
