package org.gatehouse.shell.session;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.apache.felix.gogo.runtime.SyntaxError;
import org.junit.Test;

public class StatementTest {
  @Test
  public void everyLineIsAStatement() {
    assertEquals(List.of("1 lsm:load yama", "2 lsm:list"), split("lsm:load yama\nlsm:list\n"));
  }

  @Test
  public void blankLinesAndCommentsCountOnlyAsLines() {
    assertEquals(
        List.of("2 lsm:list", "6 lsm:ls /"),
        split("# what\nlsm:list\n\n   # more\n\n  lsm:ls /  \n# end"));
    assertEquals(List.of(), split("\n\n# nothing\n"));
    assertEquals(List.of(), split(""));
  }

  @Test
  public void semicolonsSeparate() {
    assertEquals(List.of("1 a b", "1 c", "2 d"), split("a b; c\nd;"));
  }

  @Test
  public void blockGoesOnToItsBrace() {
    assertEquals(
        List.of("1 each [1 2] {\n  echo $it; echo x\n}", "4 lsm:list"),
        split("each [1 2] {\n  echo $it; echo x\n}\nlsm:list"));
  }

  @Test
  public void quoteGoesOnToItsEnd() {
    assertEquals(List.of("1 echo \"a\nb; # c\"", "3 d"), split("echo \"a\nb; # c\"\nd"));
    assertEquals(List.of("1 echo 'a\n}'", "3 d"), split("echo 'a\n}'\nd"));
  }

  @Test
  public void backslashContinuesALine() {
    assertEquals(List.of("1 echo a \\\n  b", "3 c"), split("echo a \\\n  b\nc"));
  }

  @Test
  public void pipelinesAndConditionsStayTogether() {
    assertEquals(
        List.of("1 lsm:list | grep yama", "2 a && b || c"),
        split("lsm:list | grep yama\na && b || c\n"));
  }

  @Test
  public void windowsLineEndsAreNoWords() {
    assertEquals(List.of("1 a", "2 b"), split("a\r\nb\r\n"));
  }

  @Test
  public void assignmentIsKnown() {
    assertTrue(Statement.of("x = 5").get(0).assignment());
    assertFalse(Statement.of("lsm:check h self a=b").get(0).assignment());
  }

  @Test
  public void malformedTextIsRefusedBeforeAnythingRuns() {
    assertThrows(SyntaxError.class, () -> Statement.of("lsm:list\neach [1] {\n echo $it\n"));
    assertThrows(SyntaxError.class, () -> Statement.of("lsm:list\n}"));
    assertThrows(SyntaxError.class, () -> Statement.of("echo 'a"));
  }

  @Test
  public void syntaxErrorKnowsItsLine() {
    SyntaxError e = assertThrows(SyntaxError.class, () -> Statement.of("a\nb\n}\nc"));
    assertEquals(3, ScriptRunner.line(e));
  }

  private static List<String> split(String text) {
    return Statement.of(text).stream().map(s -> s.line() + " " + s.text()).toList();
  }
}
