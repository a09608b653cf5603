package org.gatehouse.apparmor.dfa;

import java.util.ArrayList;
import java.util.List;

/**
 * Matches patterns of the profile language by trying everything: a star that is a whole name gets a
 * byte before it, two stars become one sign, alternations are written out, then stars try every
 * length. It shares no code with the compiler.
 */
final class NaiveMatcher {
  private NaiveMatcher() {}

  static boolean matches(String pattern, String path) {
    String nonempty = pattern.replaceAll("/(?=\\*+(/|$))", "/?");
    return alternatives(nonempty.replace("**", "#")).stream()
        .anyMatch(one -> matches(one, 0, path, 0));
  }

  /** All patterns that one with braces stands for; braces are not escaped. */
  private static List<String> alternatives(String pattern) {
    int open = pattern.indexOf('{');
    if (open < 0) {
      return List.of(pattern);
    }
    List<String> all = new ArrayList<>();
    int depth = 0;
    int from = open + 1;
    List<String> choices = new ArrayList<>();
    for (int at = open; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0 || (depth == 1 && c == ',')) {
        choices.add(pattern.substring(from, at));
        from = at + 1;
      }
      if (depth == 0) {
        for (String choice : choices) {
          String rest = pattern.substring(at + 1);
          all.addAll(alternatives(pattern.substring(0, open) + choice + rest));
        }
        return all;
      }
    }
    throw new IllegalArgumentException(pattern);
  }

  private static boolean matches(String pattern, int p, String path, int at) {
    if (p == pattern.length()) {
      return at == path.length();
    }
    char c = pattern.charAt(p);
    if (c == '*' || c == '#') {
      return star(pattern, p, path, at);
    }
    if (at == path.length()) {
      return false;
    }
    char is = path.charAt(at);
    if (c == '[') {
      int end = pattern.indexOf(']', p);
      boolean in = pattern.substring(p + 1, end).indexOf(is) >= 0;
      return in && matches(pattern, end + 1, path, at + 1);
    }
    boolean fits = c == '?' ? is != '/' : c == is;
    return fits && matches(pattern, p + 1, path, at + 1);
  }

  private static boolean star(String pattern, int p, String path, int at) {
    boolean two = pattern.charAt(p) == '#';
    for (int end = at; ; end++) {
      if (matches(pattern, p + 1, path, end)) {
        return true;
      }
      if (end == path.length() || (!two && path.charAt(end) == '/')) {
        return false;
      }
    }
  }
}
