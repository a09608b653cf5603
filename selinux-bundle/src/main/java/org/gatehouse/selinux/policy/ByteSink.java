package org.gatehouse.selinux.policy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Bytes that grow; numbers go in little-endian. */
final class ByteSink {
  private ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

  private ByteBuffer room(int size) {
    if (buffer.remaining() < size) {
      byte[] longer = Arrays.copyOf(buffer.array(), (buffer.capacity() + size) * 2);
      int at = buffer.position();
      buffer = ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN);
      buffer.position(at);
    }
    return buffer;
  }

  void u8(int value) {
    room(1).put((byte) value);
  }

  void u16(int value) {
    room(2).putChar((char) value);
  }

  void i32(int... values) {
    for (int value : values) {
      room(4).putInt(value);
    }
  }

  void i64(long value) {
    room(8).putLong(value);
  }

  /** A name whose length is written elsewhere. */
  void text(String name) {
    room(name.length()).put(name.getBytes(ISO_8859_1));
  }

  /** A length and a name. */
  void name(String name) {
    i32(name.length());
    text(name);
  }

  /** How many there are, then each. */
  <T> void list(List<T> items, Consumer<T> each) {
    i32(items.size());
    items.forEach(each);
  }

  void ebitmap(Ebitmap set) {
    i32(64, set.length(), set.words());
    for (int i = 0; i < set.words(); i++) {
      i32(set.start(i));
      i64(set.wordAt(i));
    }
  }

  void level(Level level) {
    i32(level.sensitivity());
    ebitmap(level.categories());
  }

  void range(Range range) {
    boolean single = range.isSingle();
    i32(single ? 1 : 2, range.low().sensitivity());
    if (!single) {
      i32(range.high().sensitivity());
    }
    ebitmap(range.low().categories());
    if (!single) {
      ebitmap(range.high().categories());
    }
  }

  byte[] bytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
