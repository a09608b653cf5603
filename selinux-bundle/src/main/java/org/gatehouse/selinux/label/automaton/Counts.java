package org.gatehouse.selinux.label.automaton;

import org.jspecify.annotations.Nullable;

/** How often something is repeated: {@code *}, {@code +}, {@code ?} or a count in braces. */
record Counts(int least, int most) {
  private static final java.util.regex.Pattern BRACES =
      java.util.regex.Pattern.compile("\\{([0-9]{1,5})(,([0-9]{1,5})?)?\\}");

  /** Takes a quantifier, if there is one. */
  static @Nullable Counts read(PatternText in) throws PatternException {
    if (in.take('*')) {
      return new Counts(0, Node.Repeat.UNBOUNDED);
    }
    if (in.take('+')) {
      return new Counts(1, Node.Repeat.UNBOUNDED);
    }
    if (in.take('?')) {
      return new Counts(0, 1);
    }
    return braces(in);
  }

  /** If what follows an opening brace makes it a quantifier; else the brace is a literal. */
  static boolean follow(PatternText in) {
    return in.match(BRACES, in.offset() - 1) != null;
  }

  private static @Nullable Counts braces(PatternText in) throws PatternException {
    int start = in.offset();
    java.util.regex.MatchResult found = in.match(BRACES, start);
    if (found == null) {
      return null;
    }
    in.skip(found.end() - start);
    int least = Integer.parseInt(found.group(1));
    int most = most(found, least);
    if (most != Node.Repeat.UNBOUNDED && most < least) {
      throw in.error(start, "counts out of order");
    }
    return new Counts(least, most);
  }

  private static int most(java.util.regex.MatchResult found, int least) {
    if (found.group(2) == null) {
      return least;
    }
    return found.group(3) == null ? Node.Repeat.UNBOUNDED : Integer.parseInt(found.group(3));
  }
}
