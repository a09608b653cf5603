package org.gatehouse.selinux.label.automaton;

/**
 * A regular expression in the part of PCRE's dialect that can be matched in linear time: literals,
 * escapes, {@code .} for any byte, sets with ranges and POSIX classes, groups, alternatives,
 * counted and uncounted repetition, {@code ^} and {@code $}. It speaks of bytes, in ASCII.
 *
 * <p>As in PCRE, {@code $} holds before a line feed that ends the text too, {@code .} matches a
 * line feed, and the pattern is looked for anywhere in the text: whoever wants all of it writes
 * {@code ^} and {@code $}, and has to mind that {@code ^a|b$} anchors each alternative on one side.
 * Back references, assertions, possessive and atomic groups, options and unknown escapes are
 * refused.
 */
public final class Pattern {
  private final String text;
  private final Node root;
  private final int size;

  private Pattern(String text, Node root) throws PatternException {
    this.text = text;
    this.root = root;
    this.size = new Program.Builder().add(this, 0);
  }

  /**
   * Reads a pattern.
   *
   * @throws PatternException if it is malformed, or beyond this dialect, or needs too much room
   */
  public static Pattern parse(String text) throws PatternException {
    return new Pattern(text, new PatternParser(text).parse());
  }

  /** The room it takes in an automaton, in instructions. */
  public int size() {
    return size;
  }

  Node root() {
    return root;
  }

  /** If every match starts at the start of the text, by the look of it. */
  boolean anchored() {
    return root instanceof Node.Sequence all
        && !all.parts().isEmpty()
        && all.parts().get(0) instanceof Node.Begin;
  }

  @Override
  public String toString() {
    return text;
  }
}
