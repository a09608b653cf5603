package org.gatehouse.smack.policy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SmackToolTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  public void aTranscriptIsAnsweredStepByStep() throws IOException {
    String steps =
        "op\targument\nQ\ta b r\nR\ta b r\nQ\ta b r\nC\ta b w r\nQ\ta b r\nV\ta\nR\ta\nX\ta\n";
    assertEquals(0, run(steps, "transcript", "-"));
    assertEquals("answer\n0\nok\n1\nok\n0\nok\n!22\n!22\n", out.toString(ISO_8859_1));
  }

  @Test
  public void rowsAreAnsweredByTheRulesOfAFile() throws IOException {
    String rules = file("rules", "App Data rx\nApp Log - r\nApp Log wa -\n");
    String rows =
        "subject\tobject\trequest\tmore\nApp\tData\tr\t-\nApp\tData\tw\nNew\t_\tr\n-x\tb\tr\nApp\tLog\tal\n";
    assertEquals(0, run(rows, "eval", "--rules", rules, "-"));
    assertEquals("answer\n1\n0\n1\n!22\n1\n", out.toString(ISO_8859_1));
  }

  @Test
  public void rulesThatTheKernelWouldReadInPartAreRefusedWithTheirPlace() throws IOException {
    String good = file("good", "# a comment\n\n  App\tData  RWx-\nApp Data r w");
    assertFault("2:6: an access has the letters rwxatlb or -, not 'z'", "a b r\na b rz\n");
    assertFault("1:2: a label does not have '/'", "a/x b r\n");
    assertFault("1:3: a label does not begin with -", "a -b r\n");
    assertFault("1:4: a rule has a subject, an object and an access", "a b\n");
    assertFault("1:11: a rule has at most four words", "a b  r w  x\n");
    assertFault("1:1: a label has at most 255 characters", "l".repeat(256) + " b r\n");
    assertFault("1:6: an access has the letters rwxatlb or -, not the byte 0x0d", "a b r\r\n");
    out.reset();
    assertEquals(0, run("", "check", good));
    assertEquals("PASS " + good + "\n", out.toString(ISO_8859_1));
  }

  @Test
  public void aMissingFileAndAMissingArgumentAreFaults() throws IOException {
    assertEquals(1, run("", "check", "nowhere", "-"));
    assertEquals("FAIL nowhere:1:1: no file nowhere\nPASS -\n", out.toString(ISO_8859_1));
    LsmException usage = assertThrows(LsmException.class, () -> run("", "eval", "rows"));
    assertEquals(Errno.EINVAL, usage.errno());
  }

  @Test
  public void badRulesAnswerNoRow() throws IOException {
    String bad = file("bad", "a b r\na b\n");
    LsmException refused =
        assertThrows(LsmException.class, () -> run("", "eval", "--rules", bad, "-"));
    assertEquals(bad + ":2:4: a rule has a subject, an object and an access", refused.getMessage());
  }

  private void assertFault(String fault, String text) throws IOException {
    out.reset();
    String path = file("bad", text);
    assertEquals(1, run("", "check", path));
    assertEquals("FAIL " + path + ":" + fault + "\n", out.toString(ISO_8859_1));
  }

  private int run(String in, String... arguments) throws IOException {
    return new SmackTool()
        .run(
            List.of(arguments),
            new ByteArrayInputStream(in.getBytes(ISO_8859_1)),
            new PrintStream(out, false, ISO_8859_1));
  }

  private String file(String name, String text) throws IOException {
    Path file = folder.getRoot().toPath().resolve(name);
    Files.writeString(file, text, ISO_8859_1);
    return file.toString();
  }
}
