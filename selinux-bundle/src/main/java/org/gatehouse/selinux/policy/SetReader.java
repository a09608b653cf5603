package org.gatehouse.selinux.policy;

/** Reads sets, levels, ranges and contexts. */
final class SetReader {
  /** Above this no number of any policy lies. */
  private static final int HIGHEST = 1 << 20;

  private final ByteSource in;
  private final int version;

  SetReader(ByteSource in, int version) {
    this.in = in;
    this.version = version;
  }

  /** ebitmap: unit, length, count, then words of 64 bits, ascending. */
  Ebitmap ebitmap(String what) {
    int here = in.offset();
    int unit = in.i32(what);
    if (unit != 64) {
      throw ByteSource.bad(
          here, what + " has words of " + Integer.toUnsignedString(unit) + " bits");
    }
    int length = in.number(what, HIGHEST);
    int count = in.count(what, 12);
    if (length == 0 != (count == 0)) {
      throw ByteSource.bad(here, what + " of length " + length + " has " + count + " words");
    }
    if (count == 0) {
      return Ebitmap.EMPTY;
    }
    return words(what, length, count);
  }

  private Ebitmap words(String what, int length, int count) {
    int[] starts = new int[count];
    long[] words = new long[count];
    int least = 0;
    for (int i = 0; i < count; i++) {
      int start = in.number(what, (length - 1) & ~63);
      long word = in.i64(what);
      if ((start & 63) != 0 || start < least || word == 0) {
        throw in.bad(what + " has a bad word " + Long.toHexString(word) + " at bit " + start);
      }
      starts[i] = start;
      words[i] = word;
      least = start + 64;
    }
    return new Ebitmap(length, starts, words);
  }

  Level level(String what) {
    return new Level(in.i32(what), ebitmap(what));
  }

  Range range(String what) {
    int items = in.value(what, 2);
    int low = in.i32(what);
    int high = items == 2 ? in.i32(what) : low;
    Level lowest = new Level(low, ebitmap(what));
    if (items == 1) {
      return Range.of(lowest);
    }
    Range range = new Range(lowest, new Level(high, ebitmap(what)));
    if (range.isSingle()) {
      throw in.bad(what + " says one level twice");
    }
    return range;
  }

  /** A context, valid by the rules. */
  Context context(String what, ContextRules rules) {
    int here = in.offset();
    int user = in.i32(what);
    int role = in.i32(what);
    int type = in.i32(what);
    Range range = version >= Format.MLS ? range(what) : Range.NONE;
    Context context = new Context(user, role, type, range);
    if (!rules.isValid(context)) {
      throw ByteSource.bad(here, what + " is not a valid context");
    }
    return context;
  }
}
