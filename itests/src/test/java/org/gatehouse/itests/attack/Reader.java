package org.gatehouse.itests.attack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Reads what it is told to; it is put into loaders of the attacker's own. */
public final class Reader implements Function<String, String> {
  @Override
  public String apply(String file) {
    return read(file);
  }

  /** The text of the file. */
  public static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
