package org.gatehouse.smack.policy;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/** What of a text is a label (Linux 6.12 smack_access.c, smk_parse_smack). */
public final class LabelText {
  /** No label has more characters. */
  public static final int MAX = 255;

  private LabelText() {}

  /**
   * The label that a text begins with: it ends before the first character that no label has.
   *
   * @throws LsmException EINVAL if nothing is left, if more than {@link #MAX} characters are, or if
   *     it begins with {@code -}
   */
  public static String parse(String text) {
    int end = end(text);
    if (end == 0 || end > MAX || text.charAt(0) == '-') {
      throw new LsmException(Errno.EINVAL, "no label: '" + printable(text) + "'");
    }
    return text.substring(0, end);
  }

  /** Where the label that a text begins with ends. */
  static int end(String text) {
    int end = 0;
    while (end < text.length() && isPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isPart(char c) {
    return c > ' ' && c <= '~' && c != '/' && c != '"' && c != '\\' && c != '\'';
  }

  static String printable(String text) {
    String start = text.length() > 64 ? text.substring(0, 64) + "..." : text;
    return start.replaceAll("[^ -~]", ".");
  }
}
