package org.gatehouse.apparmor.record;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The fields of a record, one behind the other (Linux 6.1 audit_log_untrustedstring). One thread.
 */
public final class RecordText {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final StringBuilder text = new StringBuilder();

  private StringBuilder field(String name) {
    return text.append(text.length() == 0 ? "" : " ").append(name).append('=');
  }

  /** A word that this program chose, in quotes; never anything from outside. */
  public RecordText word(String name, String value) {
    field(name).append('"').append(value).append('"');
    return this;
  }

  /** A word, if there is one. */
  public RecordText optional(String name, String value) {
    return value.isEmpty() ? this : word(name, value);
  }

  /** A word that this program chose, without quotes. */
  public RecordText bare(String name, String value) {
    field(name).append(value);
    return this;
  }

  /** A text from outside: in hex where it has a quote, a space or anything unprintable. */
  public RecordText name(String name, String value) {
    boolean plain = value.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"');
    if (plain) {
      return word(name, value);
    }
    field(name).append(HEX.formatHex(value.getBytes(StandardCharsets.ISO_8859_1)));
    return this;
  }

  /** A number. */
  public RecordText number(String name, long value) {
    field(name).append(value);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
