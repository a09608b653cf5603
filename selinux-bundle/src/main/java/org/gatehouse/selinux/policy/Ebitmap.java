package org.gatehouse.selinux.policy;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A set of small numbers, kept as the 64-bit words that are not zero. Immutable.
 *
 * <p>Two sets are equal if they have the same members; {@link #length} is what the file said and
 * only the writer asks for it.
 */
public final class Ebitmap {
  /** The empty set. */
  public static final Ebitmap EMPTY = new Ebitmap(0, new int[0], new long[0]);

  private final int length;
  private final int[] starts;
  private final long[] words;

  /** Words at ascending multiples of 64, none of them zero. */
  Ebitmap(int length, int[] starts, long[] words) {
    this.length = length;
    this.starts = starts;
    this.words = words;
  }

  /** A set of these numbers. */
  public static Ebitmap of(int... members) {
    if (members.length == 1) {
      int start = members[0] & ~63;
      return new Ebitmap(start + 64, new int[] {start}, new long[] {1L << members[0]});
    }
    int last = Arrays.stream(members).max().orElse(-1);
    long[] dense = new long[(last >> 6) + 1];
    for (int member : members) {
      dense[member >> 6] |= 1L << member;
    }
    return ofWords(dense);
  }

  /** The set whose bit i of word w stands for 64 w + i. */
  public static Ebitmap ofWords(long... dense) {
    int count = (int) Arrays.stream(dense).filter(word -> word != 0).count();
    int[] starts = new int[count];
    long[] words = new long[count];
    int at = 0;
    for (int i = 0; i < dense.length; i++) {
      if (dense[i] != 0) {
        starts[at] = i << 6;
        words[at++] = dense[i];
      }
    }
    return new Ebitmap(count == 0 ? 0 : starts[count - 1] + 64, starts, words);
  }

  /** Whether a number is in the set. */
  public boolean get(int member) {
    return (word(member >> 6) >>> member & 1) != 0;
  }

  /** Whether the set has every member of another. */
  public boolean contains(Ebitmap other) {
    int mine = 0;
    for (int i = 0; i < other.starts.length; i++) {
      while (mine < starts.length && starts[mine] < other.starts[i]) {
        mine++;
      }
      boolean here = mine < starts.length && starts[mine] == other.starts[i];
      if (!here || (other.words[i] & ~words[mine]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The members of both. */
  public Ebitmap and(Ebitmap other) {
    long[] dense = new long[(Math.min(end(), other.end()) + 63) >> 6];
    for (int i = 0; i < dense.length; i++) {
      dense[i] = word(i) & other.word(i);
    }
    return ofWords(dense);
  }

  /** The set with one more member. */
  public Ebitmap with(int member) {
    if (get(member)) {
      return this;
    }
    long[] dense = Arrays.copyOf(dense(), Math.max(end() >> 6, (member >> 6) + 1));
    dense[member >> 6] |= 1L << member;
    return ofWords(dense);
  }

  /** Tells every member, ascending. */
  public void forEach(IntConsumer action) {
    for (int i = 0; i < words.length; i++) {
      for (long rest = words[i]; rest != 0; rest &= rest - 1) {
        action.accept(starts[i] + Long.numberOfTrailingZeros(rest));
      }
    }
  }

  /** All members, ascending. */
  public int[] members() {
    int[] members = new int[size()];
    int[] at = {0};
    forEach(member -> members[at[0]++] = member);
    return members;
  }

  /** How many members there are. */
  public int size() {
    int size = 0;
    for (long word : words) {
      size += Long.bitCount(word);
    }
    return size;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return words.length == 0;
  }

  /** The lowest multiple of 64 above all members. */
  int end() {
    return starts.length == 0 ? 0 : starts[starts.length - 1] + 64;
  }

  int length() {
    return length;
  }

  int words() {
    return words.length;
  }

  int start(int index) {
    return starts[index];
  }

  long wordAt(int index) {
    return words[index];
  }

  private long[] dense() {
    long[] dense = new long[end() >> 6];
    for (int i = 0; i < words.length; i++) {
      dense[starts[i] >> 6] = words[i];
    }
    return dense;
  }

  private long word(int number) {
    int start = number << 6;
    int low = 0;
    int high = starts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] == start) {
        return words[middle];
      }
      if (starts[middle] < start) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ebitmap set
        && Arrays.equals(starts, set.starts)
        && Arrays.equals(words, set.words);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(starts) + Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return Arrays.toString(members());
  }
}
