package org.gatehouse.selinux.label.automaton;

import java.util.List;

/** What a pattern says, as a tree. */
sealed interface Node {
  /** One byte out of a set. */
  record Bytes(ByteSet set) implements Node {}

  /** The start of the text. */
  record Begin() implements Node {}

  /** The end of the text, or the place before a line feed that ends it. */
  record End() implements Node {}

  /** One after the other; empty matches the empty text. */
  record Sequence(List<Node> parts) implements Node {}

  /** Any of them. */
  record Choice(List<Node> branches) implements Node {}

  /** From {@code least} to {@code most} times; {@link #UNBOUNDED} for any number. */
  record Repeat(Node body, int least, int most) implements Node {
    static final int UNBOUNDED = -1;
  }
}
