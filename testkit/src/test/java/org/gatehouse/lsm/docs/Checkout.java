package org.gatehouse.lsm.docs;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout that the tests run in. */
final class Checkout {
  /** {@code -Dgatehouse.docs.update=true} writes the documents instead of comparing them. */
  private static final boolean UPDATE = Boolean.getBoolean("gatehouse.docs.update");

  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

  private Checkout() {}

  /** All Java sources below these folders of any module, such as {@code src/test}. */
  static List<Path> sources(String... folders) throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .flatMap(module -> Stream.of(folders).map(module::resolve))
          .filter(Files::isDirectory)
          .flatMap(Checkout::javaFiles)
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Compares the document with what it should be, or writes it. */
  static void check(String document, String expected) throws IOException {
    Path file = ROOT.resolve("docs").resolve(document);
    if (UPDATE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, expected);
    }
    String hint = "docs/" + document + " is out of date: run with -Dgatehouse.docs.update=true";
    assertEquals(hint, expected, Files.exists(file) ? Files.readString(file) : "");
  }
}
