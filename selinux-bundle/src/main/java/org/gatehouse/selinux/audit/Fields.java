package org.gatehouse.selinux.audit;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The fields of a record, one behind the other. Each call gives new fields, this one stays. */
public final class Fields {
  /** No field. */
  public static final Fields NONE = new Fields("");

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final String text;

  private Fields(String text) {
    this.text = text;
  }

  /** A number. */
  public Fields number(String key, long value) {
    return and(key + "=" + value);
  }

  /** A word that this program chose, such as an operation; never anything from outside. */
  public Fields word(String key, String value) {
    return and(key + "=" + value);
  }

  /**
   * A text from outside, as audit_log_untrustedstring writes it: in quotes, or its UTF-8 bytes in
   * hexadecimal where it has a space, a quote or anything else that could end the field.
   */
  public Fields text(String key, String value) {
    return and(key + "=" + (isPlain(value) ? '"' + value + '"' : hex(value)));
  }

  /** The same of bytes that may be no text. */
  public Fields bytes(String key, byte[] value) {
    String text = new String(value, StandardCharsets.ISO_8859_1);
    return isPlain(text) ? text(key, text) : and(key + "=" + HEX.formatHex(value));
  }

  /** A security context: bare, as the kernel writes it, unless it could end the field. */
  public Fields context(String key, String value) {
    boolean bare = isPlain(value) && !value.isEmpty();
    return and(key + "=" + (bare ? value : hex(value)));
  }

  /** All of the others behind these. */
  public Fields and(Fields others) {
    return others.text.isEmpty() ? this : and(others.text);
  }

  private Fields and(String more) {
    return new Fields(text.isEmpty() ? more : text + " " + more);
  }

  private static boolean isPlain(String value) {
    // The apostrophe ends the message of a program's record; the kernel knows no such case.
    return value.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '\'');
  }

  private static String hex(String value) {
    return HEX.formatHex(value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return text;
  }
}
