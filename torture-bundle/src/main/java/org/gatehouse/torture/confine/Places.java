package org.gatehouse.torture.confine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of the run.
 *
 * @param jars what is built for it
 * @param data where the database and what is exported from it are
 * @param sales what another application keeps
 * @param www the pages: what everybody may know, and what not
 * @param etc the configuration
 */
record Places(Path jars, Path data, Path sales, Path www, Etc etc) {

  /** Makes them, in the directory for what is kept. */
  static Places in(Path state, Etc etc) throws IOException {
    Path sales = Files.createDirectories(state.resolve("reports")).resolve("sales.csv");
    Files.writeString(sales, "AMOUNT\n7\n8\n9\n");
    Path www = Files.createDirectories(state.resolve("www"));
    Files.writeString(www.resolve("prices"), "7 8 9\n");
    Files.writeString(www.resolve("salaries"), "1000 2000\n");
    Path jars = Files.createDirectories(state.resolve("jars"));
    Path data = Files.createDirectories(state.resolve("data"));
    return new Places(jars, data, sales, www, etc);
  }

  /** The exported rows. */
  Path export() {
    return data.resolve("books.csv");
  }
}
