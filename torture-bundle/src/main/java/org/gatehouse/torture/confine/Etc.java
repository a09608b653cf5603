package org.gatehouse.torture.confine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The configuration of this run, a copy of the distribution's.
 *
 * @param dir where it is
 */
record Etc(Path dir) {
  static final String CAPABILITY = "org.gatehouse.capability.cfg";

  private static final String SMACK = "org.gatehouse.smack.cfg";
  private static final String RULES = "smack/accesses.d/20-books";
  private static final String GRANTS = "capabilities = \\\n";

  /** Who is who, and which label the files in a folder have. */
  void label(Path data) throws IOException {
    Files.writeString(
        dir.resolve(SMACK),
        "bundles = com.h2database Db; org.gatehouse.demo.books Db; org.gatehouse.demo.report Report\n"
            + ("files = " + data + " Data transmute\n"));
    Files.writeString(
        dir.resolve(RULES), "Db Data rwxt\nReport Data r\n_ Db rw\n_ Report rw\nDb Report w\n");
  }

  /** Adds an entry to what bundles are granted. */
  void grant(String entry) throws IOException {
    Path file = dir.resolve(CAPABILITY);
    String text = Files.readString(file);
    if (!text.contains(GRANTS)) {
      throw new IllegalStateException("no list of grants in " + file);
    }
    Files.writeString(file, text.replace(GRANTS, GRANTS + "  " + entry + "; \\\n"));
  }
}
