package org.gatehouse.selinux.label.automaton;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.selinux.label.automaton.Node.Repeat;

/** Recursive descent over the text of one pattern. */
final class PatternParser {
  /** PCRE's own default. */
  private static final int DEEPEST = 250;

  private static final int MOST_REPEATS = 1000;

  private final PatternText in;
  private int depth;

  PatternParser(String text) {
    in = new PatternText(text);
  }

  Node parse() throws PatternException {
    Node all = alternatives();
    if (!in.atEnd()) {
      throw in.error("unmatched closing parenthesis");
    }
    return all;
  }

  private Node alternatives() throws PatternException {
    List<Node> branches = new ArrayList<>();
    branches.add(sequence());
    while (in.take('|')) {
      branches.add(sequence());
    }
    return branches.size() == 1 ? branches.get(0) : new Node.Choice(List.copyOf(branches));
  }

  private Node sequence() throws PatternException {
    List<Node> parts = new ArrayList<>();
    while (!in.atEnd() && in.peek() != '|' && in.peek() != ')') {
      parts.add(repeated(atom()));
    }
    return new Node.Sequence(List.copyOf(parts));
  }

  private Node atom() throws PatternException {
    int start = in.offset();
    char c = in.next();
    return switch (c) {
      case '(' -> group(start);
      case '[' -> new Node.Bytes(new SetParser(in, start).parse());
      case '.' -> new Node.Bytes(ByteSet.ALL);
      case '^' -> new Node.Begin();
      case '$' -> new Node.End();
      case '\\' -> new Node.Bytes(Escape.read(in, start));
      case '*', '+', '?' -> throw in.error(start, "nothing to repeat");
      default -> new Node.Bytes(literal(start, c));
    };
  }

  private ByteSet literal(int start, char c) throws PatternException {
    if (c == '{' && Counts.follow(in)) {
      throw in.error(start, "nothing to repeat");
    }
    if (c == 0 || c > 127) {
      throw in.error(start, "not an ASCII character");
    }
    return ByteSet.of(c);
  }

  private Node group(int start) throws PatternException {
    if (++depth > DEEPEST) {
      throw in.error(start, "parentheses nested deeper than " + DEEPEST);
    }
    if (in.take('*')) {
      throw in.error(start, "verbs are not supported");
    }
    if (in.take('?') && !in.take(':')) {
      throw in.error(start, "only plain groups and (?: are supported");
    }
    Node inner = alternatives();
    if (!in.take(')')) {
      throw in.error(start, "missing closing parenthesis");
    }
    depth--;
    return inner;
  }

  private Node repeated(Node body) throws PatternException {
    int start = in.offset();
    Counts counts = Counts.read(in);
    if (counts == null) {
      return body;
    }
    if (body instanceof Node.Begin || body instanceof Node.End) {
      throw in.error(start, "nothing to repeat");
    }
    if (Math.max(counts.least(), counts.most()) > MOST_REPEATS) {
      throw in.error(start, "more than " + MOST_REPEATS + " repetitions");
    }
    if (in.take('+')) {
      throw in.error(start, "possessive repetition is not supported");
    }
    // What is matched does not depend on which of the matches is preferred.
    in.take('?');
    return new Repeat(body, counts.least(), counts.most());
  }
}
