package org.gatehouse.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.gatehouse.host.Distribution.Jar;

/**
 * The checksums of the jars that the bundle cache was made from. File times will not do: jars of a
 * reproducible build all bear the same one.
 */
final class Fingerprints {
  private final Path file;
  private final Map<String, String> before;
  private final Map<String, String> now = new TreeMap<>();

  Fingerprints(Path file) throws IOException {
    this.file = file;
    this.before = Files.exists(file) ? read(Files.readAllLines(file)) : Map.of();
  }

  /** Whether the jar is not the one that the cache was made from. */
  boolean differ(Jar jar) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(Files.readAllBytes(jar.path()));
    String value = Long.toHexString(crc.getValue());
    now.put(jar.location(), value);
    return !value.equals(before.get(jar.location()));
  }

  void store() throws IOException {
    List<String> lines = now.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
    Files.write(file, lines);
  }

  private static Map<String, String> read(List<String> lines) {
    Map<String, String> values = new HashMap<>();
    for (String line : lines) {
      String[] words = line.split(" ", 2);
      values.put(words[0], words[words.length - 1]);
    }
    return values;
  }
}
