package org.gatehouse.lsm.audit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Rotated files of lines. */
public class RecordFileTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path directory() {
    return folder.getRoot().toPath().resolve("made 100%");
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(directory().resolve(file));
  }

  @Test
  public void linesAreOnTheDiskWhenTheCallReturns() throws IOException {
    try (RecordFile file = new RecordFile(directory(), "a.log")) {
      assertTrue(file.write("one"));
      file.accept(2);
      assertEquals(List.of("one", "2"), lines("a.log.0"));
    }
  }

  @Test
  public void anotherRunGoesOnInTheNewestFile() throws IOException {
    for (String line : List.of("one", "two")) {
      try (RecordFile file = new RecordFile(directory(), "a.log")) {
        file.write(line);
      }
    }
    assertEquals(List.of("one", "two"), lines("a.log.0"));
  }

  @Test
  public void theNewestHasTheEndAndAsManyAreKeptAsAsked() throws IOException {
    try (RecordFile file = new RecordFile(directory(), "a.log", 10, 2)) {
      List.of("one line long", "two lines long", "three").forEach(file);
    }
    assertEquals(List.of("three"), lines("a.log.0"));
    assertEquals(List.of("two lines long"), lines("a.log.1"));
    assertFalse(Files.exists(directory().resolve("a.log.2")));
  }

  /** Linux's device of that name answers every write as a full disk does. */
  @Test
  public void whoeverWritesIsToldThatTheDiskIsFull() throws IOException {
    Files.createDirectories(directory());
    Files.createSymbolicLink(directory().resolve("a.log.0"), Path.of("/dev/full"));
    try (RecordFile file = new RecordFile(directory(), "a.log")) {
      assertFalse(file.write("one"));
    }
  }
}
