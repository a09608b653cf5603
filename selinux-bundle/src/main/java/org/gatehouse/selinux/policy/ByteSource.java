package org.gatehouse.selinux.policy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A place in a file that wants to be read and may lie. Nothing is allocated for a size before the
 * file has been seen to have the bytes for it.
 */
final class ByteSource {
  private final byte[] bytes;
  private final ByteBuffer buffer;
  private int at;

  ByteSource(byte[] bytes) {
    this.bytes = bytes;
    this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  int offset() {
    return at;
  }

  int remaining() {
    return bytes.length - at;
  }

  PolicyFormatException bad(String reason) {
    return bad(at, reason);
  }

  static PolicyFormatException bad(int offset, String reason) {
    return new PolicyFormatException(offset, reason);
  }

  private int take(int size, String what) {
    if (size > bytes.length - at) {
      throw bad(what + " wants " + size + " bytes, the file has " + remaining() + " left");
    }
    int here = at;
    at += size;
    return here;
  }

  int u8(String what) {
    return bytes[take(1, what)] & 0xFF;
  }

  int u16(String what) {
    return buffer.getChar(take(2, what));
  }

  /** 32 bits of any meaning. */
  int i32(String what) {
    return buffer.getInt(take(4, what));
  }

  long i64(String what) {
    return buffer.getLong(take(8, what));
  }

  /** A number from 0 to a highest one. */
  int number(String what, int highest) {
    int value = i32(what);
    if (value < 0 || value > highest) {
      throw bad(at - 4, what + " " + Integer.toUnsignedString(value) + " is not in 0.." + highest);
    }
    return value;
  }

  /** A value from 1 to a highest one. */
  int value(String what, int highest) {
    int value = number(what, highest);
    if (value == 0) {
      throw bad(at - 4, what + " 0 is not in 1.." + highest);
    }
    return value;
  }

  /** How many items follow, each of at least so many bytes. */
  int count(String what, int least) {
    int count = i32(what);
    if (count < 0 || count > remaining() / least) {
      throw bad(
          at - 4,
          what
              + " "
              + Integer.toUnsignedString(count)
              + " cannot be: the file has "
              + remaining()
              + " bytes left");
    }
    return count;
  }

  /** A length and a name of that length. */
  String name(String what) {
    return name(what, i32(what));
  }

  /** A name of a length that is already known. */
  String name(String what, int length) {
    if (length <= 0) {
      throw bad(what + " has no length: " + Integer.toUnsignedString(length));
    }
    int from = take(length, what);
    for (int i = from; i < from + length; i++) {
      if (bytes[i] == 0) {
        throw bad(i, what + " has a NUL in it");
      }
    }
    return new String(bytes, from, length, ISO_8859_1);
  }
}
