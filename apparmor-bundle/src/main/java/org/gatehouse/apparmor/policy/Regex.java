package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A regular expression over bytes as a tree: concatenation, {@code |}, {@code *}, {@code +}, {@code
 * .}, classes and escapes, no more.
 */
public sealed interface Regex {
  /** One byte of a set. */
  record One(BitSet set, boolean wild) implements Regex {}

  /** One after the other; none is the empty word. */
  record Sequence(List<Regex> parts) implements Regex {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /** One of several. */
  record Choice(List<Regex> parts) implements Regex {
    public Choice {
      parts = List.copyOf(parts);
    }
  }

  /** Repeated. */
  record Repeat(Regex inner, boolean atLeastOnce) implements Regex {}

  /**
   * Parses an expression.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Regex parse(String text) {
    return new RegexReader(text).read();
  }

  /** The byte of that value. */
  static Regex of(int value) {
    BitSet set = new BitSet();
    set.set(value);
    return new One(set, false);
  }

  /** One after the other. */
  static Regex sequence(Regex... parts) {
    return new Sequence(List.of(parts));
  }

  /** Whether there is a wildcard, class or repetition in it. */
  default boolean wild() {
    if (this instanceof One one) {
      return one.wild;
    }
    return this instanceof Repeat || parts().stream().anyMatch(Regex::wild);
  }

  /** How many bytes and classes are written in it. */
  default int length() {
    return this instanceof Repeat repeat
        ? repeat.inner.length()
        : this instanceof One ? 1 : parts().stream().mapToInt(Regex::length).sum();
  }

  /** What a sequence or choice consists of. */
  default List<Regex> parts() {
    List<Regex> parts = new ArrayList<>();
    if (this instanceof Sequence sequence) {
      parts.addAll(sequence.parts);
    } else if (this instanceof Choice choice) {
      parts.addAll(choice.parts);
    }
    return parts;
  }
}
