package org.gatehouse.selinux.label;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FileContextsTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theLastExpressionThatMatchesWins() throws Exception {
    FileContexts contexts = of("/a/.*\tu:r:first\n/a/b.*\tu:r:second\n/a/.*c\tu:r:third\n");
    assertEquals("u:r:third", contexts.lookup("/a/bc", FileType.ANY));
    assertEquals("u:r:second", contexts.lookup("/a/bd", FileType.ANY));
  }

  @Test
  public void anExactPathBeatsEveryExpression() throws Exception {
    FileContexts contexts = of("/a/b\\.c\tu:r:exact\n/a/b\\.c\tu:r:again\n/a/.*\tu:r:all\n");
    assertEquals("u:r:again", contexts.lookup("/a/b.c", FileType.ANY));
    assertEquals("u:r:all", contexts.lookup("/a/bxc", FileType.ANY));
  }

  @Test
  public void aTypeNarrowsOnlyWhereOneIsAsked() throws Exception {
    FileContexts contexts = of("/a/.*\tu:r:any\n/a/.*\t-d\tu:r:dir\n");
    assertEquals("u:r:dir", contexts.lookup("/a/b", FileType.DIRECTORY));
    assertEquals("u:r:any", contexts.lookup("/a/b", FileType.FILE));
    assertEquals("u:r:dir", contexts.lookup("/a/b", FileType.ANY));
  }

  @Test
  public void noneHidesWhatIsBelowIt() throws Exception {
    FileContexts contexts = of("/a/.*\tu:r:any\n/a/none\t<<none>>\n");
    assertNull(contexts.lookup("/a/none", FileType.FILE));
    assertNull(contexts.lookup("/b", FileType.FILE));
    assertNull(contexts.lookup("", FileType.FILE));
  }

  @Test
  public void slashesAreCleanedBeforeAliasesAreReplaced() throws Exception {
    Path file = write("file_contexts", "/b/x\tu:r:x\n/bb/x\tu:r:wrong\n/y\tu:r:y\n");
    write("file_contexts.subs", "/a /never\n/a /b\n");
    write("file_contexts.subs_dist", "# comment\n/b/z /\n");
    FileContexts contexts = FileContexts.read(file, context -> true);
    assertEquals("u:r:x", contexts.lookup("//a///x/", FileType.ANY));
    assertEquals("u:r:y", contexts.lookup("/a/z/y", FileType.ANY));
    assertNull(contexts.lookup("/ab/x", FileType.ANY));
  }

  @Test
  public void localBeatsHomedirsBeatsBase() throws Exception {
    Path file = write("file_contexts", "/a.*\tu:r:base\n");
    write("file_contexts.homedirs", "/ab.*\tu:r:home\n");
    write("file_contexts.local", "/abc.*\tu:r:local\n");
    FileContexts contexts = FileContexts.read(file, context -> true);
    assertEquals("u:r:base", contexts.lookup("/a", FileType.ANY));
    assertEquals("u:r:home", contexts.lookup("/ab", FileType.ANY));
    assertEquals("u:r:local", contexts.lookup("/abc", FileType.ANY));
  }

  @Test
  public void errorsNameFileLineAndColumn() {
    assertRefused("\n/a\n", "f:2:3: the context is missing");
    assertRefused("/a -x u:r:t\n", "f:1:4: invalid file type -x");
    assertRefused("/a\t--\tbad\n", "f:1:7: invalid context bad");
    assertRefused("  /usr/a[b c\n", "f:1:9: missing closing bracket");
    assertRefused("  /usr/(a c\n", "f:1:8: missing closing parenthesis");
    assertRefused("/a\u00e9 u:r:t\n", "f:1:3: not an ASCII character");
  }

  @Test
  public void patternsTogetherMayNotTakeAllMemory() {
    String lines = "/(a{1000}){19}\tu:r:t\n".repeat(600);
    assertRefused(lines, "f:527:1: the patterns need more than 10000000 instructions");
  }

  private static final String ODD = "a/.*+?|()[]{}^$\\-:,19 \t\u00e9<>d";

  @Test(timeout = 60_000)
  public void anyTextIsReadOrRefused() {
    Random random = new Random(11);
    int refused = 0;
    for (int round = 0; round < 10_000; round++) {
      StringBuilder line = new StringBuilder("/a");
      for (int i = random.nextInt(20); i > 0; i--) {
        line.append(ODD.charAt(random.nextInt(ODD.length())));
      }
      refused += isRefused(line + " u:r:t") ? 1 : 0;
    }
    assertTrue("refused " + refused, refused > 2_000 && refused < 9_800);
  }

  private static boolean isRefused(String line) {
    try {
      of(line).lookup("/aa/1.d", FileType.ANY);
      return false;
    } catch (LabelSyntaxException e) {
      return true;
    }
  }

  @Test
  public void aMissingFileIsAnError() {
    Path missing = folder.getRoot().toPath().resolve("nothing");
    assertThrows(IOException.class, () -> FileContexts.read(missing, context -> true));
  }

  private static void assertRefused(String text, String message) {
    LabelSyntaxException refused = assertThrows(LabelSyntaxException.class, () -> of(text));
    assertEquals(message, refused.getMessage());
  }

  private static FileContexts of(String text) throws LabelSyntaxException {
    return FileContexts.of(
        Lines.of("f", text), List.of(), List.of(), context -> !context.equals("bad"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.getRoot().toPath().resolve(name), text);
  }
}
