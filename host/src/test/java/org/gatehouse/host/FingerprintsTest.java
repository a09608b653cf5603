package org.gatehouse.host;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gatehouse.host.Distribution.Jar;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FingerprintsTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void onlyOtherBytesAreAnotherJar() throws IOException {
    Path file = folder.getRoot().toPath().resolve("crc");
    Jar jar = new Jar(folder.newFile("a.jar").toPath(), 1, true);
    assertTrue(look(file, jar));
    assertFalse(look(file, jar));
    Files.writeString(jar.path(), "changed");
    assertTrue(look(file, jar));
  }

  private static boolean look(Path file, Jar jar) throws IOException {
    Fingerprints fingerprints = new Fingerprints(file);
    boolean differ = fingerprints.differ(jar);
    fingerprints.store();
    return differ;
  }
}
