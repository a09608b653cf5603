package org.gatehouse.shell.check;

import java.util.Map;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.SocketObject;

/** Numbers as people write them: decimal, {@code 0x} hexadecimal, {@code 0} octal, or by name. */
public final class Numbers {
  /** The families of sockets by name. */
  static final Map<String, Integer> FAMILIES =
      Map.of(
          "unix", SocketObject.AF_UNIX,
          "inet", SocketObject.AF_INET,
          "inet6", SocketObject.AF_INET6);

  /** The types of sockets by name. */
  static final Map<String, Integer> TYPES =
      Map.of("stream", SocketObject.SOCK_STREAM, "dgram", SocketObject.SOCK_DGRAM);

  private static final Map<Character, Integer> MASK =
      Map.of('r', Mask.READ, 'w', Mask.WRITE, 'x', Mask.EXEC, 'a', Mask.APPEND);

  private Numbers() {}

  /** An int. */
  public static int integer(String text) {
    try {
      return Integer.decode(text);
    } catch (NumberFormatException e) {
      throw bad(text, "a number", e);
    }
  }

  /** A long. */
  static long big(String text) {
    try {
      return Long.decode(text);
    } catch (NumberFormatException e) {
      throw bad(text, "a number", e);
    }
  }

  /** An int by the name of its parameter: masks, families and types of sockets have words. */
  static int named(String parameter, String text) {
    return switch (parameter) {
      case "mask" -> mask(text);
      case "family" -> word(FAMILIES, text);
      case "type" -> word(TYPES, text);
      default -> integer(text);
    };
  }

  /** A permission mask: letters of {@code rwxa}, or a number. */
  static int mask(String text) {
    return text.matches("[rwxa]+")
        ? text.chars().map(c -> MASK.getOrDefault((char) c, 0)).reduce(0, (a, b) -> a | b)
        : integer(text);
  }

  private static int word(Map<String, Integer> words, String text) {
    Integer number = words.get(text);
    return number == null ? integer(text) : number;
  }

  private static LsmException bad(String text, String wanted, Exception cause) {
    return new LsmException(Errno.EINVAL, "'" + text + "' is not " + wanted, cause);
  }
}
