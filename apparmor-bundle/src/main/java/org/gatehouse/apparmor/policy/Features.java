package org.gatehouse.apparmor.policy;

import java.util.List;

/**
 * What a kernel or a policy knows, as {@code features {sub {yes}}}: the text of an {@code abi} file
 * or of the kernel's features directory. Looked up as libapparmor 3.0 does. Immutable.
 */
public record Features(String text) {
  /** Those of a policy that names none, and of a kernel nobody described: everything of 3.0. */
  public static final Features DEFAULT =
      new Features(
          """
          dbus {mask {acquire send receive}}
          signal {mask {hup int}}
          ptrace {mask {read trace}}
          mount {mask {mount umount}}
          network {af_unix {yes}}
          network_v8 {af_mask {unspec unix inet}}
          file {mask {create read write exec append mmap_exec link lock}}
          domain {stack {yes} attach_conditions {xattr {yes}}}
          policy {versions {v8 {yes} v7 {yes} v6 {yes} v5 {yes}} outofband {0x000001}}
          """);

  /** Whether there is such a feature, {@code domain/stack} for instance. */
  public boolean has(String path) {
    return find(path) >= 0;
  }

  /** The words in the braces of a feature; none if it is missing or has features in it. */
  public List<String> words(String path) {
    int brace = find(path);
    if (brace < 0 || brace >= text.length() || text.charAt(brace) != '{') {
      return List.of();
    }
    int end = skip(brace + 1);
    String value = text.substring(brace + 1, end).strip();
    boolean leaf = end < text.length() && text.charAt(end) == '}';
    return leaf && !value.isEmpty() ? List.of(value.split("\\s+")) : List.of();
  }

  /** The place of the brace behind a feature, or -1. */
  private int find(String path) {
    int at = -1;
    for (String part : path.split("/", -1)) {
      at = walk(at, part);
      if (at < 0) {
        return -1;
      }
    }
    return at;
  }

  private int walk(int from, String part) {
    int at = Math.max(from, 0);
    if (from >= 0 && (at >= text.length() || text.charAt(at++) != '{')) {
      return -1;
    }
    int depth = 0;
    int matched = 0;
    for (; at < text.length() && matched < part.length(); at++) {
      char c = text.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth < 0) {
        return -1;
      }
      matched = depth == 0 && c == part.charAt(matched) ? matched + 1 : 0;
    }
    boolean ended = at >= text.length() || "{} \t\n\r\f\u000b".indexOf(text.charAt(at)) >= 0;
    return matched == part.length() && ended ? skip(at) : -1;
  }

  private int skip(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '{' && text.charAt(at) != '}') {
      at++;
    }
    return at;
  }
}
