package org.gatehouse.smack.policy;

/**
 * An interned label: two labels with the same text are the same object, so that the only operation
 * on labels, equality, compares references (Linux 6.12 smack.h, struct smack_known). Never freed.
 */
public final class Label {
  /** {@code ?}: what has no label of its own where one is needed. */
  public static final Label HUH = new Label("?", 2);

  /** {@code ^}: reads everything. */
  public static final Label HAT = new Label("^", 3);

  /** {@code *}: everybody may do everything to it; it may do nothing. */
  public static final Label STAR = new Label("*", 4);

  /** {@code _}: everybody may read it. */
  public static final Label FLOOR = new Label("_", 5);

  /** {@code @}: the internet; talks with everybody. */
  public static final Label WEB = new Label("@", 7);

  private final String text;
  private final int secid;

  Label(String text, int secid) {
    this.text = text;
    this.secid = secid;
  }

  /** Its characters, each a byte. */
  public String text() {
    return text;
  }

  /** Its number; those that are not special count from 10 up. */
  public int secid() {
    return secid;
  }

  @Override
  public String toString() {
    return text;
  }
}
