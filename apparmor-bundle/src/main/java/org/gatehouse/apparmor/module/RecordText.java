package org.gatehouse.apparmor.module;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Fields of a record of the kernel's audit system. Texts have a byte in each character. */
final class RecordText {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final StringBuilder text = new StringBuilder();

  private StringBuilder field(String name) {
    return text.append(text.length() == 0 ? "" : " ").append(name).append('=');
  }

  /** A word of the kernel's own, in quotes. */
  RecordText word(String name, String value) {
    field(name).append('"').append(value).append('"');
    return this;
  }

  /** A word, if there is one. */
  RecordText optional(String name, String value) {
    return value.isEmpty() ? this : word(name, value);
  }

  /** A text that somebody chose: in hex where it has a quote, a space or anything unprintable. */
  RecordText name(String name, String value) {
    boolean plain = value.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"');
    if (plain) {
      return word(name, value);
    }
    field(name).append(HEX.formatHex(value.getBytes(StandardCharsets.ISO_8859_1)));
    return this;
  }

  /** A word without quotes. */
  RecordText bare(String name, String value) {
    field(name).append(value);
    return this;
  }

  RecordText number(String name, long value) {
    field(name).append(value);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
