package org.gatehouse.apparmor.policy;

import org.jspecify.annotations.Nullable;

/**
 * A label: {@code name}, {@code :ns:name} or {@code :ns://name}, with {@code &} before it to stack.
 *
 * @param fault what is wrong with it, null if nothing
 */
record Label(boolean stack, @Nullable String namespace, String name, @Nullable String fault) {
  static Label of(String text) {
    boolean stack = text.startsWith("&");
    String label = stack ? text.substring(1) : text;
    if (!label.startsWith(":")) {
      return new Label(stack, null, label, label.isEmpty() ? "a name is missing" : null);
    }
    int end = label.indexOf(':', 1);
    if (end < 0) {
      return new Label(stack, null, label, "expected ':' behind the namespace");
    }
    String rest = label.substring(end + 1);
    String name = rest.startsWith("//") ? rest.substring(2) : rest;
    String fault =
        end == 1 ? "the namespace is empty" : name.isEmpty() ? "a name is missing" : null;
    return new Label(stack, fault == null ? label.substring(1, end) : null, name, fault);
  }
}
