package org.gatehouse.torture.confine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with one profile, as an editor changes it.
 *
 * @param file where it is
 */
record Profile(Path file) {
  /** Adds lines at the profile's end. */
  void add(String lines) throws IOException {
    String text = Files.readString(file);
    int end = text.lastIndexOf('}');
    Files.writeString(file, text.substring(0, end) + "  " + lines + "\n" + text.substring(end));
  }

  /** Exchanges what is in it. */
  void replace(String old, String with) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(old)) {
      throw new IllegalStateException("no '" + old + "' in " + file);
    }
    Files.writeString(file, text.replace(old, with));
  }
}
