package org.gatehouse.selinux.label;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a label file that say something. */
final class Lines {
  /** In bytes; Debian's largest has 330,000. */
  private static final long LARGEST = 64L << 20;

  private Lines() {}

  static List<Line> read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + " is larger than " + LARGEST + " bytes");
    }
    return of(file.toString(), new String(Files.readAllBytes(file), ISO_8859_1));
  }

  /** As {@link #read}; a file that is not there has no lines. */
  static List<Line> readIfPresent(Path file) throws IOException {
    return Files.exists(file) ? read(file) : List.of();
  }

  static List<Line> of(String file, String text) {
    List<Line> lines = new ArrayList<>();
    String[] all = text.split("\n", -1);
    for (int i = 0; i < all.length; i++) {
      Line line = Line.of(file, i + 1, all[i]);
      if (!line.isBlank()) {
        lines.add(line);
      }
    }
    return lines;
  }
}
