package org.gatehouse.apparmor.learn;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of one record, their quotes and their hexadecimal taken off.
 *
 * @param fields by name; the first of a name counts
 */
record Seen(Map<String, String> fields) {
  private static final Pattern FIELD = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|(\\S*))");

  /** What may be written in hexadecimal. */
  private static final Set<String> NAMES = Set.of("profile", "name", "target", "peer", "namespace");

  Seen {
    fields = Map.copyOf(fields);
  }

  static Seen of(String body) {
    Map<String, String> fields = new HashMap<>();
    for (Matcher each = FIELD.matcher(body); each.find(); ) {
      String quoted = each.group(2);
      fields.putIfAbsent(
          each.group(1), quoted != null ? quoted : bare(each.group(1), each.group(3)));
    }
    return new Seen(fields);
  }

  private static String bare(String name, String value) {
    boolean hex = NAMES.contains(name) && value.length() % 2 == 0 && value.matches("[0-9A-F]+");
    return hex ? new String(HexFormat.of().parseHex(value), StandardCharsets.ISO_8859_1) : value;
  }

  /** A field; empty if it is not there. */
  String get(String name) {
    return fields.getOrDefault(name, "");
  }

  /** The profile as its key writes it. */
  String profile() {
    String namespace = get("namespace").replaceFirst("^root(//|$)", "");
    return namespace.isEmpty() ? get("profile") : ":" + namespace + "://" + get("profile");
  }

  /** Whether a file is the task's own user's, who is not root. */
  boolean isOwner() {
    return !get("fsuid").equals("0") && get("fsuid").equals(get("ouid"));
  }
}
