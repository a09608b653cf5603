package org.gatehouse.shell.load;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SourcesTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private Path modules;
  private Path here;
  private Sources sources;

  @Before
  public void fill() throws IOException {
    modules = folder.newFolder("modules").toPath().toRealPath();
    here = folder.newFolder("here").toPath().toRealPath();
    Files.createFile(modules.resolve("yama-bundle.jar"));
    Files.createFile(modules.resolve("other.jar"));
    Files.createFile(here.resolve("mine.jar"));
    sources = new Sources(modules, here);
  }

  @Test
  public void moduleOfTheDistributionByName() {
    assertEquals(modules.resolve("yama-bundle.jar").toUri(), sources.find("yama"));
    assertEquals(modules.resolve("other.jar").toUri(), sources.find("other"));
    assertEquals(List.of("other", "yama"), sources.names());
  }

  @Test
  public void pathsBeginAtTheSessionsFolder() {
    assertEquals(here.resolve("mine.jar").toUri(), sources.find("mine.jar"));
    assertEquals(here.resolve("mine.jar").toUri(), sources.find("../here/./mine.jar"));
    assertEquals(here.resolve("mine.jar").toUri(), sources.find(here + "/mine.jar"));
  }

  @Test
  public void sameFileHasOneLocation() {
    assertEquals(sources.find("yama"), sources.find("../modules/yama-bundle.jar"));
    assertEquals(sources.find("yama"), sources.find("file:" + modules + "/yama-bundle.jar"));
  }

  @Test
  public void urlStaysAsItIs() {
    assertEquals(URI.create("http://h/x.jar"), sources.find("http://h/x.jar"));
  }

  @Test
  public void unknownNameComesWithTheNearest() {
    assertEquals("ENOENT no module 'yam' in the distribution; did you mean yama?", refused("yam"));
    assertEquals(
        "ENOENT no module 'zzzzzzz' in the distribution; there are other, yama",
        refused("zzzzzzz"));
    assertEquals("ENOENT no file ./zzz", refused("./zzz"));
    assertEquals("ENOENT no file zzz.jar", refused("zzz.jar"));
  }

  @Test
  public void malformedUrlIsRefused() {
    LsmException e = assertThrows(LsmException.class, () -> sources.find("http://a b/x.jar"));
    assertEquals(Errno.EINVAL, e.errno());
  }

  private String refused(String what) {
    LsmException e = assertThrows(LsmException.class, () -> sources.find(what));
    return e.errno() + " " + e.getMessage();
  }
}
