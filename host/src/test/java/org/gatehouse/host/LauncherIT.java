package org.gatehouse.host;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gatehouse.host.Program.Outcome;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the launcher answers before there is a framework. */
public class LauncherIT {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void versionIsOneLine() throws Exception {
    assertEquals(
        new Outcome(0, "gatehouse " + System.getProperty("gatehouse.version") + "\n"),
        Program.run("--version"));
  }

  @Test
  public void unknownArgumentIsOneLineAndStatusOne() throws Exception {
    assertEquals(
        new Outcome(1, "gatehouse: unknown argument '--nope', see --help\n"),
        Program.run("--nope"));
  }

  @Test
  public void missingScriptIsNamed() throws Exception {
    assertEquals(
        new Outcome(1, "gatehouse: cannot read the script missing.gogo\n"),
        Program.run("missing.gogo"));
  }

  @Test
  public void missingJavaIsOneLine() throws Exception {
    assertEquals(
        new Outcome(1, "gatehouse: JAVA_HOME holds no Java: /nowhere\n"),
        Program.run(Map.of("JAVA_HOME", "/nowhere"), "--version"));
  }

  @Test
  public void oldJavaIsOneLine() throws Exception {
    Path old = program("jdk/bin/java", "exit 9");
    Files.writeString(
        folder.getRoot().toPath().resolve("jdk/release"), "JAVA_VERSION=\"11.0.2\"\n");
    assertEquals(
        new Outcome(1, "gatehouse: needs Java 17 or newer; " + old + " is 11.0.2\n"),
        Program.run(Map.of("JAVA_HOME", old.getParent().getParent().toString()), "--version"));
  }

  @Test
  public void anotherSystemIsOneLine() throws Exception {
    Path uname = program("bin/uname", "echo Darwin");
    String path = uname.getParent() + ":" + System.getenv("PATH");
    assertEquals(
        new Outcome(1, "gatehouse: runs on Linux only, this is Darwin\n"),
        Program.run(Map.of("PATH", path), "--version"));
  }

  @Test
  public void policyNamesTheUnknownModule() throws Exception {
    Outcome outcome = Program.run("policy", "eval", "nosuch", "rows");
    assertEquals(1, outcome.status());
    assertEquals("gatehouse: no policy tool 'nosuch'", outcome.text().substring(0, 34));
  }

  private Path program(String name, String body) throws IOException {
    Path file = folder.getRoot().toPath().resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, List.of("#!/bin/sh", body));
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + file);
    }
    return file.toRealPath();
  }
}
