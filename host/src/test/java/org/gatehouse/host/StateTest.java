package org.gatehouse.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class StateTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void shellKeepsItsStateUnderTheDistribution() throws Exception {
    try (State state = State.open(CommandLine.parse(), distribution())) {
      assertEquals(distribution().home().resolve("var"), state.dir());
    }
    assertTrue(Files.exists(distribution().home().resolve("var")));
  }

  @Test
  public void commandsWithoutHomeLeaveNothingBehind() throws Exception {
    Path dir;
    try (State state = State.open(CommandLine.parse("-c", "x"), distribution())) {
      dir = state.dir();
      Files.writeString(Files.createDirectories(state.cache()).resolve("file"), "text");
    }
    assertFalse(Files.exists(dir));
  }

  @Test
  public void homeIsKeptAndMayHoldItsOwnConfiguration() throws Exception {
    Path home = folder.newFolder("home").toPath();
    CommandLine line = CommandLine.parse("--home", home.toString(), "-c", "x");
    try (State state = State.open(line, distribution())) {
      assertEquals(distribution().home().resolve("etc"), state.configuration(distribution()));
      Path own = Files.createDirectory(home.resolve("etc"));
      assertEquals(own, state.configuration(distribution()));
    }
    assertTrue(Files.exists(home));
  }

  private Distribution distribution() throws IOException {
    return new Distribution(folder.getRoot().toPath());
  }
}
