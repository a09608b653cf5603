package org.gatehouse.itests.docs;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated document: the file must say what the code says. */
final class Document {
  private final Path file;

  Document(String name) {
    this.file = Path.of("..", "docs", name);
  }

  /** Compares, or with {@code -Dgolden.update=true} writes the file anew. */
  void mustSay(String text) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    String remedy = file + " is out of date: run this test with -Dgolden.update=true";
    assertEquals(remedy, text, Files.readString(file));
  }
}
