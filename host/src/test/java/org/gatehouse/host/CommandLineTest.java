package org.gatehouse.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.gatehouse.host.CommandLine.Action;
import org.junit.Test;

public class CommandLineTest {
  @Test
  public void nothingIsAnInteractiveShell() throws RefusedException {
    assertTrue(CommandLine.parse().isInteractive());
    assertTrue(CommandLine.parse("--permissive").isInteractive());
  }

  @Test
  public void optionsComeBeforeTheAction() throws RefusedException {
    CommandLine line = CommandLine.parse("--home", "here", "--permissive", "-c", "lsm:list");
    assertEquals(
        new CommandLine(Action.COMMANDS, "lsm:list", Optional.of(Path.of("here")), true), line);
  }

  @Test
  public void scriptsAreFilesOrStandardInput() throws RefusedException {
    assertEquals(Action.FILE, CommandLine.parse("a/b.gogo").action());
    assertEquals(Action.STDIN, CommandLine.parse("-").action());
    assertFalse(CommandLine.parse("-").isInteractive());
  }

  @Test
  public void demoAndTortureKeepTheirArguments() throws RefusedException {
    assertEquals("demo --seconds 3", CommandLine.parse("demo", "--seconds", "3").operand());
    assertEquals("torture", CommandLine.parse("torture").operand());
  }

  @Test
  public void unknownArgumentsAreRefusedByName() {
    assertRefused("unknown argument '--nope', see --help", "--nope");
    assertRefused("unknown argument 'list', see --help", "list");
    assertRefused("unexpected argument 'b', see --help", "-c", "a", "b");
    assertRefused("-c needs commands", "-c");
    assertRefused("--home needs a folder", "--home");
    assertRefused("--home does not go with demo", "--home", "x", "demo");
  }

  private static void assertRefused(String message, String... args) {
    RefusedException refused = assertThrows(RefusedException.class, () -> CommandLine.parse(args));
    assertEquals(message, refused.getMessage());
  }
}
