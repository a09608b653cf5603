package org.gatehouse.smack.policy;

/** The bits of an access and their letters (Linux 6.12 smack.h and smackfs.c). */
public final class Access {
  /** MAY_EXEC. */
  public static final int EXEC = 1;

  /** MAY_WRITE. */
  public static final int WRITE = 2;

  /** MAY_READ. */
  public static final int READ = 4;

  /** MAY_APPEND. */
  public static final int APPEND = 8;

  /** MAY_TRANSMUTE. */
  public static final int TRANSMUTE = 0x1000;

  /** MAY_LOCK. */
  public static final int LOCK = 0x2000;

  /** MAY_BRINGUP. */
  public static final int BRINGUP = 0x4000;

  private static final String LETTERS = "rwxatlb";
  private static final int[] BITS = {READ, WRITE, EXEC, APPEND, TRANSMUTE, LOCK, BRINGUP};

  private Access() {}

  /** The letters of a text up to the first that is none; {@code -} counts for nothing. */
  public static int parse(String text) {
    int access = 0;
    for (int i = 0; i < text.length(); i++) {
      int bit = bit(text.charAt(i));
      if (bit < 0) {
        return access;
      }
      access |= bit;
    }
    return access;
  }

  /** The bit of a letter, 0 for {@code -}, -1 for anything else. */
  static int bit(char letter) {
    if (letter == '-') {
      return 0;
    }
    int place = LETTERS.indexOf(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
    return place < 0 ? -1 : BITS[place];
  }

  /** The letters in the kernel's order; nothing for 0. */
  public static String format(int access) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < BITS.length; i++) {
      if ((access & BITS[i]) != 0) {
        letters.append(LETTERS.charAt(i));
      }
    }
    return letters.toString();
  }
}
