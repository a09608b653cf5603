package org.gatehouse.selinux.label.automaton;

import java.util.Map;
import java.util.regex.MatchResult;

/** A set in brackets, from behind its opening one. */
final class SetParser {
  private static final java.util.regex.Pattern POSIX =
      java.util.regex.Pattern.compile("\\[([:.=])(\\^?)([a-z]*)\\1\\]");
  private static final java.util.regex.Pattern HYPHEN_LAST =
      java.util.regex.Pattern.compile("-\\]");
  private static final ByteSet GRAPH = ByteSet.range(33, 126);
  private static final Map<String, ByteSet> CLASSES =
      Map.ofEntries(
          Map.entry("alpha", ByteSet.LETTERS),
          Map.entry("lower", ByteSet.range('a', 'z')),
          Map.entry("upper", ByteSet.range('A', 'Z')),
          Map.entry("alnum", ByteSet.LETTERS.or(ByteSet.DIGITS)),
          Map.entry("ascii", ByteSet.range(0, 127)),
          Map.entry("blank", ByteSet.of(' ').or(ByteSet.of('\t'))),
          Map.entry("cntrl", ByteSet.range(0, 31).or(ByteSet.of(127))),
          Map.entry("digit", ByteSet.DIGITS),
          Map.entry("graph", GRAPH),
          Map.entry("print", GRAPH.or(ByteSet.of(' '))),
          Map.entry("punct", punctuation()),
          Map.entry("space", ByteSet.SPACES),
          Map.entry("word", ByteSet.WORD),
          Map.entry(
              "xdigit", ByteSet.DIGITS.or(ByteSet.range('a', 'f')).or(ByteSet.range('A', 'F'))));

  private final PatternText in;
  private final int start;
  private ByteSet set = ByteSet.NONE;

  SetParser(PatternText in, int start) {
    this.in = in;
    this.start = start;
  }

  private static ByteSet punctuation() {
    return GRAPH.complement().or(ByteSet.LETTERS).or(ByteSet.DIGITS).complement();
  }

  ByteSet parse() throws PatternException {
    boolean negated = in.take('^');
    do {
      // A closing bracket that comes first is a member.
      item();
    } while (!in.take(']'));
    return negated ? set.complement() : set;
  }

  private void item() throws PatternException {
    int at = in.offset();
    ByteSet first = member();
    if (!first.single() || !rangeFollows()) {
      set = set.or(first);
      return;
    }
    in.skip(1);
    ByteSet last = member();
    if (!last.single() || last.lowest() < first.lowest()) {
      throw in.error(at, "range out of order");
    }
    set = set.or(ByteSet.range(first.lowest(), last.lowest()));
  }

  /** If a hyphen comes that does not stand before the closing bracket. */
  private boolean rangeFollows() {
    return in.peek() == '-' && in.match(HYPHEN_LAST, in.offset()) == null;
  }

  private ByteSet member() throws PatternException {
    if (in.atEnd()) {
      throw in.error(start, "missing closing bracket");
    }
    MatchResult posix = in.match(POSIX, in.offset());
    if (posix != null) {
      return posix(posix);
    }
    int at = in.offset();
    char c = in.next();
    if (c == '\\') {
      return in.take('b') ? ByteSet.of('\b') : Escape.read(in, at);
    }
    if (c == 0 || c > 127) {
      throw in.error(at, "not an ASCII character");
    }
    return ByteSet.of(c);
  }

  private ByteSet posix(MatchResult found) throws PatternException {
    ByteSet named = CLASSES.get(found.group(3));
    if (named == null || !found.group(1).equals(":")) {
      throw in.error("unknown class " + found.group());
    }
    in.skip(found.end() - found.start());
    if (rangeFollows()) {
      throw in.error("a range starts with a class");
    }
    return found.group(2).isEmpty() ? named : named.complement();
  }
}
