package org.gatehouse.selinux.fs;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/**
 * Names as {@code create} wants them: blanks as {@code +}, any byte as {@code %} and two digits.
 */
final class PercentCode {
  private PercentCode() {}

  /** The name; EINVAL where two digits do not follow a percent sign. A NUL ends it. */
  static String decode(String code) {
    StringBuilder name = new StringBuilder();
    int at = 0;
    while (at < code.length()) {
      char c = code.charAt(at++);
      if (c == '%') {
        c = (char) (digit(code, at) << 4 | digit(code, at + 1));
        at += 2;
      } else if (c == '+') {
        c = ' ';
      }
      if (c == '\0') {
        return name.toString();
      }
      name.append(c);
    }
    return name.toString();
  }

  private static int digit(String code, int at) {
    int value = at < code.length() ? Character.digit(code.charAt(at), 16) : -1;
    if (value < 0) {
      throw new LsmException(Errno.EINVAL, "no two digits behind % in " + code);
    }
    return value;
  }
}
