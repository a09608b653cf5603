package org.gatehouse.apparmor.module;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The names of files as rules see them: bytes, with a slash behind a directory. */
final class Names {
  private static final char UNKNOWN = '\uFFFD';
  private static final Charset CHARSET = charset(System.getProperty("sun.jnu.encoding"));

  private Names() {}

  private static Charset charset(@Nullable String name) {
    return name != null && Charset.isSupported(name)
        ? Charset.forName(name)
        : StandardCharsets.UTF_8;
  }

  /** A name; null where its bytes are not known, so that no rule can match it. */
  static byte @Nullable [] bytes(String path, boolean directory) {
    if (!path.startsWith("/") || path.indexOf(UNKNOWN) >= 0 || path.indexOf(0) >= 0) {
      return null;
    }
    String text = text(path, directory);
    byte[] bytes = text.getBytes(CHARSET);
    return new String(bytes, CHARSET).equals(text) ? bytes : null;
  }

  /** The same as a text. */
  static String text(String path, boolean directory) {
    return directory && !path.endsWith("/") ? path + "/" : path;
  }

  /** A byte in each character, as records and rules take it. */
  static String visible(byte[] name) {
    return new String(name, StandardCharsets.ISO_8859_1);
  }
}
