package org.gatehouse.selinux.server;

import org.gatehouse.selinux.policy.Category;
import org.gatehouse.selinux.policy.Ebitmap;
import org.gatehouse.selinux.policy.Level;
import org.gatehouse.selinux.policy.Names;
import org.gatehouse.selinux.policy.Range;
import org.gatehouse.selinux.policy.Sensitivity;
import org.jspecify.annotations.Nullable;

/**
 * Ranges as text (Linux 6.1 mls_context_to_sid, mls_sid_to_context). Three categories or more in a
 * row are written {@code c0.c2}, two {@code c0,c1}; both ways and any order are read.
 */
final class RangeText {
  private final Names names;

  RangeText(Names names) {
    this.names = names;
  }

  /** The range that a text names; null if something in it is unknown. */
  @Nullable Range parse(String text) {
    int dash = text.indexOf('-');
    @Nullable Level low = level(dash < 0 ? text : text.substring(0, dash));
    @Nullable Level high = dash < 0 ? low : level(text.substring(dash + 1));
    return low == null || high == null ? null : new Range(low, high);
  }

  private @Nullable Level level(String text) {
    int colon = text.indexOf(':');
    @Nullable Sensitivity sensitivity =
        names.sensitivities().find(colon < 0 ? text : text.substring(0, colon));
    if (sensitivity == null) {
      return null;
    }
    @Nullable Ebitmap categories =
        colon < 0 ? Ebitmap.EMPTY : categories(text.substring(colon + 1));
    return categories == null ? null : new Level(sensitivity.value(), categories);
  }

  private @Nullable Ebitmap categories(String text) {
    long[] words = new long[(names.categories().count() >> 6) + 1];
    int start = 0;
    while (start <= text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      if (!add(words, text.substring(start, end))) {
        return null;
      }
      start = end + 1;
    }
    return Ebitmap.ofWords(words);
  }

  /** Adds a category, or those from one to a later one; false if they are unknown. */
  private boolean add(long[] words, String item) {
    int dot = item.indexOf('.');
    @Nullable Category first = names.categories().find(dot < 0 ? item : item.substring(0, dot));
    @Nullable Category last = dot < 0 ? first : names.categories().find(item.substring(dot + 1));
    if (first == null || last == null || (dot >= 0 && first.value() >= last.value())) {
      return false;
    }
    for (int value = first.value(); value <= last.value(); value++) {
      words[(value - 1) >> 6] |= 1L << (value - 1);
    }
    return true;
  }

  /** The canonical text. */
  String format(Range range) {
    String low = format(range.low());
    return range.isSingle() ? low : low + '-' + format(range.high());
  }

  private String format(Level level) {
    StringBuilder text = new StringBuilder(names.sensitivities().name(level.sensitivity()));
    int[] members = level.categories().members();
    char mark = ':';
    for (int i = 0; i < members.length; i++) {
      int head = i;
      while (i + 1 < members.length && members[i + 1] == members[i] + 1) {
        i++;
      }
      text.append(mark).append(names.categories().name(members[head] + 1));
      if (i > head) {
        text.append(i - head > 1 ? '.' : ',');
        text.append(names.categories().name(members[i] + 1));
      }
      mark = ',';
    }
    return text.toString();
  }
}
