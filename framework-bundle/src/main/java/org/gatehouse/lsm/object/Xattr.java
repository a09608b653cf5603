package org.gatehouse.lsm.object;

/**
 * An extended attribute.
 *
 * @param name the whole name, such as {@code user.SMACK64}
 * @param value its bytes; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // plain data between host and module, never compared
public record Xattr(String name, byte[] value) {
  private static final byte[] UNREAD = new byte[0];

  /**
   * One whose value nobody saw: the JDK hands it to the operating system from memory of its own. A
   * module that cannot do without denies, or looks at the file afterwards.
   */
  public static Xattr unread(String name) {
    return new Xattr(name, UNREAD);
  }

  /** Whether nobody saw the value, which is empty here. */
  public boolean isUnread() {
    return value == UNREAD;
  }

  @Override
  public String toString() {
    return name;
  }
}
