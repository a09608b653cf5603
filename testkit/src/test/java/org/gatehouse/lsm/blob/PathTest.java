package org.gatehouse.lsm.blob;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.object.PathObject;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The path of what does not exist yet is where it would come to be. */
public class PathTest extends InWorld {
  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private Path root() throws IOException {
    return temporary.getRoot().toPath().toRealPath();
  }

  private void assertMadeAt(Path expected, Path asked) {
    PathObject path = host().objects().path(asked);
    assertEquals(expected.toString(), path.path());
    assertNull(path.inode());
  }

  @Test
  public void aDanglingLinkStandsForWhatItPointsTo() throws IOException {
    Path secret = Files.createDirectory(root().resolve("secret"));
    Path link = Files.createSymbolicLink(root().resolve("link"), Path.of("secret/new"));
    Path second = Files.createSymbolicLink(root().resolve("second"), link);
    assertMadeAt(secret.resolve("new"), link);
    assertMadeAt(secret.resolve("new"), second);
  }

  @Test
  public void dotsAreFollowedAfterLinksNotBefore() throws IOException {
    Path below = Files.createDirectories(root().resolve("secret/below"));
    Path link = Files.createSymbolicLink(root().resolve("link"), below);
    assertMadeAt(root().resolve("secret/new"), link.resolve("../new"));
  }
}
