package org.gatehouse.apparmor.policy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names of files as bytes, one in each character. */
final class Bytes {
  private static final Charset NATIVE =
      Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

  private Bytes() {}

  /** The path of a name; one that no file can have if the system takes no such bytes. */
  static Path path(String name) {
    try {
      return Path.of(new String(name.getBytes(StandardCharsets.ISO_8859_1), NATIVE));
    } catch (InvalidPathException e) {
      return Path.of("/dev/null/no-such-file");
    }
  }

  /** A text with its control characters as escapes. */
  static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      out.append(c < ' ' || c == 127 ? String.format("\\x%02x", (int) c) : String.valueOf(c));
    }
    return out.toString();
  }

  /** The last name of a path. */
  static String name(Path path) {
    return of(String.valueOf(path.getFileName()));
  }

  /** What the system calls so. */
  static String of(String name) {
    return new String(name.getBytes(NATIVE), StandardCharsets.ISO_8859_1);
  }
}
