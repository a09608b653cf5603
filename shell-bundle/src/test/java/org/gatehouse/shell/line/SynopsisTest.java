package org.gatehouse.shell.line;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.junit.Test;

public class SynopsisTest {
  private final Synopsis check =
      Synopsis.of(
          "lsm:check", "asks", "HOOK SUBJECT [ARGUMENT...] [--quiet]\n--quiet  no failure\n");
  private final Synopsis enable = Synopsis.of("lsm:enable", "enables", "MODULE [--before=MODULE]");
  private final Synopsis echo = Synopsis.of("lsm:echo", "writes", "[-n] TEXT PATH");

  @Test
  public void optionsMayStandAnywhere() {
    Words words = check.parse("fileOpen", "--quiet", "self", "file=/etc/passwd");
    assertTrue(words.has("--quiet"));
    assertEquals(List.of("fileOpen", "self", "file=/etc/passwd"), words.operands());
    assertEquals(List.of("file=/etc/passwd"), words.from(2));
  }

  @Test
  public void repeatedOperandTakesNoneOrMany() {
    assertEquals(List.of(), check.parse("a", "b").from(2));
    assertEquals(List.of("c", "d", "e"), check.parse("a", "b", "c", "d", "e").from(2));
  }

  @Test
  public void missingOperandIsNamedWithTheUsage() {
    assertEquals(
        "SUBJECT is missing; usage: lsm:check HOOK SUBJECT [ARGUMENT...] [--quiet]",
        refused(check, "fileOpen"));
    assertEquals("MODULE is missing; usage: lsm:enable MODULE [--before=MODULE]", refused(enable));
  }

  @Test
  public void operandTooManyIsNamed() {
    assertEquals(
        "unexpected 'two'; usage: lsm:enable MODULE [--before=MODULE]",
        refused(enable, "one", "two", "three"));
    assertTrue(refused(Synopsis.of("lsm:lockdown", "", ""), "now").startsWith("unexpected 'now'"));
  }

  @Test
  public void unknownOptionIsRefused() {
    assertTrue(refused(check, "a", "b", "--quite").startsWith("unknown option '--quite'"));
  }

  @Test
  public void optionWithAValueNeedsOne() {
    assertEquals(Optional.of("yama"), enable.parse("smack", "--before=yama").value("--before"));
    assertEquals(Optional.empty(), enable.parse("smack").value("--before"));
    assertTrue(refused(enable, "smack", "--before").startsWith("option --before needs =MODULE"));
    assertTrue(refused(check, "a", "b", "--quiet=1").startsWith("option --quiet takes no value"));
  }

  @Test
  public void oneDashIsAnOptionOnlyWhereDeclared() {
    Words words = echo.parse("-n", "-1", "/path");
    assertTrue(words.has("-n"));
    assertEquals(List.of("-1", "/path"), words.operands());
    assertFalse(check.parse("-n", "b").has("-n"));
  }

  @Test
  public void twoDashesEndTheOptions() {
    assertEquals(List.of("--text", "/path"), echo.parse("--", "--text", "/path").operands());
  }

  @Test
  public void helpNeedsNoOperands() {
    assertTrue(check.parse("--help").has(Synopsis.HELP));
    assertEquals(
        "lsm:check - asks\nusage: lsm:check HOOK SUBJECT [ARGUMENT...] [--quiet]\n"
            + "  --quiet  no failure",
        check.help());
  }

  @Test
  public void placesAreKnownForCompletion() {
    assertEquals("HOOK", check.at(0).get(0).name());
    assertEquals("ARGUMENT", check.at(7).get(0).name());
    assertEquals(List.of(), enable.at(1));
  }

  private static String refused(Synopsis synopsis, String... words) {
    LsmException e = assertThrows(LsmException.class, () -> synopsis.parse(words));
    assertEquals(Errno.EINVAL, e.errno());
    return e.getMessage();
  }
}
