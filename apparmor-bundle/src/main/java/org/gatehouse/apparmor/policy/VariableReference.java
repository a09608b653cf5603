package org.gatehouse.apparmor.policy;

import org.jspecify.annotations.Nullable;

/** The first {@code @{name}} in a text, and what is around it. */
record VariableReference(String before, String name, String after) {
  /** The first one, null if there is none; behind a backslash it is none. */
  static @Nullable VariableReference first(String text, Place place) {
    boolean escaped = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '@' && !escaped && text.startsWith("{", at + 1)) {
        int end = end(text, at + 2);
        if (end == at + 2) {
          throw new PolicyException(place, "expected the name of a variable in @{}");
        }
        if (end > 0) {
          return new VariableReference(
              text.substring(0, at), text.substring(at + 2, end), text.substring(end + 1));
        }
        continue;
      }
      escaped = c == '\\' && !escaped;
    }
    return null;
  }

  /** The place of the closing brace, -1 if this is no name. */
  private static int end(String text, int from) {
    int end = from + Matches.name(text, from);
    return text.startsWith("}", end) ? end : -1;
  }
}
