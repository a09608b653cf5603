package org.gatehouse.apparmor.dfa;

import java.nio.charset.StandardCharsets;

/**
 * Questions about other things than files, as words: a byte for the class; then for a socket its
 * family and its type, two bytes each, the higher first; for a signal AppArmor's number of it (as
 * x86's up to 31, {@code exists} is 35, {@code rtmin+n} 128 + n) and the peer's label; for tracing
 * the peer's label.
 *
 * <p>Permissions of a signal: send 2, receive 4; of tracing: trace 2, read 4, traced by 8, read by
 * 0x10; of sockets: send 2, receive 4, create 0x10, shutdown 0x20, connect 0x40, setattr 0x100,
 * getattr 0x200, accept 0x100000, bind 0x200000, listen 0x400000, setopt 0x1000000, getopt
 * 0x2000000.
 */
public final class Query {
  /** The classes. */
  public enum Kind {
    /** Tracing. */
    PTRACE(9, "ptrace"),
    /** Signals. */
    SIGNAL(10, "signal"),
    /** Sockets. */
    NETWORK(14, "network_v8");

    private final int number;
    private final String feature;

    Kind(int number, String feature) {
      this.number = number;
      this.feature = feature;
    }

    /** The byte. */
    public int number() {
      return number;
    }

    String feature() {
      return feature;
    }
  }

  private Query() {}

  /** A socket of a family and a type, in Linux's numbers. */
  public static byte[] socket(int family, int type) {
    return new byte[] {
      (byte) Kind.NETWORK.number,
      (byte) (family >> 8),
      (byte) family,
      (byte) (type >> 8),
      (byte) type
    };
  }

  /** A signal to or from a label, a byte in each character. */
  public static byte[] signal(int number, String peer) {
    byte[] word = label(peer, 2);
    word[0] = (byte) Kind.SIGNAL.number;
    word[1] = (byte) number;
    return word;
  }

  /** Tracing of or by a label, a byte in each character. */
  public static byte[] ptrace(String peer) {
    byte[] word = label(peer, 1);
    word[0] = (byte) Kind.PTRACE.number;
    return word;
  }

  private static byte[] label(String peer, int before) {
    byte[] bytes = peer.getBytes(StandardCharsets.ISO_8859_1);
    byte[] word = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, word, before, bytes.length);
    return word;
  }
}
