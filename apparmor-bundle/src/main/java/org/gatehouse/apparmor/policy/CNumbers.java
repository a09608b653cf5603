package org.gatehouse.apparmor.policy;

import java.math.BigInteger;

/** Numbers as C reads them: as far as they go, saturating. */
final class CNumbers {
  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

  private CNumbers() {}

  /** The number a text begins with (strtoul), 0 if with none, -1 if it is negative. */
  static long unsignedPrefix(String text) {
    String trimmed = text.stripLeading();
    boolean signed = trimmed.startsWith("-") || trimmed.startsWith("+");
    String digits = digits(signed ? trimmed.substring(1) : trimmed);
    BigInteger value = digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
    boolean negative = trimmed.startsWith("-") && value.signum() > 0;
    return negative ? -1 : value.min(LARGEST).longValueExact();
  }

  private static String digits(String text) {
    int end = 0;
    while (end < text.length() && Matches.digit(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  /** A number of digits with an optional minus; octal behind a 0 (strtoll of base 0). */
  static long number(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative ? text.substring(1) : text;
    boolean octal = digits.length() > 1 && digits.startsWith("0");
    String valid = octal ? octal(digits) : digits;
    BigInteger value = valid.isEmpty() ? BigInteger.ZERO : new BigInteger(valid, octal ? 8 : 10);
    long magnitude = value.min(LARGEST).longValueExact();
    return negative ? -magnitude : magnitude;
  }

  private static String octal(String digits) {
    int end = 0;
    while (end < digits.length() && digits.charAt(end) < '8') {
      end++;
    }
    return digits.substring(0, end);
  }
}
