package org.gatehouse.apparmor.load;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Texts that were handed in outlive the module. */
public class KeptTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private Path kept;
  private Etc etc;

  @Before
  public void begin() {
    kept = folder.getRoot().toPath().resolve("state/loaded");
    etc = start("first");
  }

  /** A module in a run of the framework. */
  private Etc start(String run) {
    Path path = folder.getRoot().toPath().resolve("etc");
    Etc started = new Etc(path, Choices.unkept(), Kept.in(kept, run));
    started.directory.refresh();
    started.loading.restore(started.directory.parser());
    return started;
  }

  private String[] files() {
    return kept.toFile().list();
  }

  @Test
  public void handedTextsComeBackInAnyRun() {
    etc.load("profile \"a b\" { /x r, ^hat {} } profile :n:c {}", false);
    etc.load("profile d flags=(complain) {}", false);
    String all = "a b (enforce) a b//hat (enforce) d (complain) :n://c (enforce)";
    assertEquals(all, etc.loaded());
    for (String run : List.of("first", "second")) {
      Etc again = start(run);
      assertEquals(all, again.loaded());
      assertTrue(again.allowsReading("a b", "/x"));
      assertEquals(4, again.told.size());
    }
  }

  @Test
  public void whatWasRemovedOrReplacedStaysSo() {
    etc.load("profile a { ^hat {} } profile b { /x r, } profile c {}", false);
    etc.load("profile b { /y r, }", true);
    etc.loading.remove(List.of("a"));
    etc.loading.remove(List.of("c"));
    Etc again = start("first");
    assertEquals("b (enforce)", again.loaded());
    assertTrue(again.allowsReading("b", "/y"));
    assertFalse(again.allowsReading("b", "/x"));
    assertEquals(1, files().length);
    again.loading.remove(List.of("b"));
    assertEquals(0, files().length);
  }

  @Test
  public void textWithAFaultIsToldAndTheRestStands() throws IOException {
    etc.write("inc/luded", "/x r,");
    etc.load("profile a {\n include <inc/luded>\n}", false);
    etc.load("profile b {}", false);
    etc.delete("inc/luded");
    Files.writeString(kept.resolve("000009"), "profile c {}");
    Etc again = start("first");
    assertEquals("b (enforce)", again.loaded());
    assertEquals(again.told.toString(), 3, again.told.size());
    assertTrue(again.told.get(0), again.told.get(0).startsWith(kept + "/000001:3:"));
    assertEquals("profile_load b", again.told.get(1));
    assertEquals(kept + "/000009:1:1: no text that was kept", again.told.get(2));
    etc.write("inc/luded", "/x r,");
    assertTrue(start("first").allowsReading("a", "/x"));
  }

  @Test
  public void textCountsOverFilesOnlyInItsOwnRun() throws IOException {
    etc.write("a", "profile a { /file r, }").directory.refresh();
    etc.load("profile a { /hand r, } profile b {}", true);
    assertTrue(start("first").allowsReading("a", "/hand"));
    Etc next = start("second");
    assertEquals("a (enforce) b (enforce)", next.loaded());
    assertTrue(next.allowsReading("a", "/file"));
    next.delete("a");
    next.directory.refresh();
    assertEquals("b (enforce)", start("second").loaded());
  }

  @Test
  public void fileThatComesLaterTakesOver() throws IOException {
    etc.load("profile a { /hand r, }", false);
    etc.write("a", "profile a { /file r, }").directory.refresh();
    assertTrue(start("first").allowsReading("a", "/file"));
    assertEquals(0, files().length);
  }

  @Test
  public void whatCannotBeKeptIsNotLoaded() throws IOException {
    Files.createDirectories(kept.getParent());
    Files.writeString(kept, "a file");
    LsmException failed = assertThrows(LsmException.class, () -> etc.load("profile a {}", false));
    assertEquals(Errno.EIO, failed.errno());
    assertEquals("", etc.loaded());
  }

  @Test
  public void whatIsRefusedIsNotKept() {
    etc.load("profile a { /x r, }", false);
    assertThrows(LsmException.class, () -> etc.load("profile b {} profile a {}", false));
    assertTrue(start("first").allowsReading("a", "/x"));
    assertEquals(1, files().length);
  }
}
