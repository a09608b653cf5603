package org.gatehouse.lsm.object;

/**
 * An extended attribute.
 *
 * @param name the whole name, such as {@code user.SMACK64}
 * @param value its bytes; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // plain data between host and module, never compared
public record Xattr(String name, byte[] value) {
  @Override
  public String toString() {
    return name;
  }
}
