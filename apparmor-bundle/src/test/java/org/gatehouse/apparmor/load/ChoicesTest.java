package org.gatehouse.apparmor.load;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ChoicesTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private Path kept;
  private Etc etc;

  @Before
  public void begin() throws IOException {
    kept = folder.getRoot().toPath().resolve("state/modes");
    etc = start();
    etc.write("a", "profile a { ^hat {} }").write("b", "profile b flags=(complain) {}");
    etc.directory.refresh();
  }

  private Etc start() {
    return new Etc(folder.getRoot().toPath().resolve("etc"), Choices.of(kept));
  }

  @Test
  public void choiceCountsAtOnceAlsoForChildren() {
    etc.loading.choose("a", Choice.COMPLAIN);
    etc.loading.choose("b", Choice.ENFORCE);
    assertEquals("a (complain) a//hat (complain) b (enforce)", etc.loaded());
  }

  @Test
  public void choiceOutlivesEditsAndRestarts() throws IOException {
    etc.loading.choose("a", Choice.COMPLAIN);
    etc.loading.choose("b", Choice.DISABLE);
    etc.write("a", "profile a { /x r, }");
    etc.directory.refresh();
    assertEquals("a (complain)", etc.loaded());
    Etc again = start();
    again.directory.refresh();
    assertEquals("a (complain)", again.loaded());
    assertEquals(List.of("complain a", "disable b"), Files.readAllLines(kept));
  }

  @Test
  public void disabledProfileComesBackAsItIsWritten() {
    etc.loading.choose("a", Choice.DISABLE);
    assertEquals("b (complain)", etc.loaded());
    etc.loading.choose("a", null);
    assertEquals("a (enforce) a//hat (enforce) b (complain)", etc.loaded());
  }

  @Test
  public void nobodyCanChooseForAProfileThatIsNowhere() throws IOException {
    LsmException none =
        assertThrows(LsmException.class, () -> etc.loading.choose("x", Choice.COMPLAIN));
    assertEquals(Errno.ENOENT, none.errno());
    assertEquals(false, Files.exists(kept));
  }

  @Test
  public void fileThatIsNoneStopsTheStart() throws IOException {
    Files.createDirectories(kept.getParent());
    Files.writeString(kept, "complain a\nsometimes b\n");
    LsmException fault = assertThrows(LsmException.class, () -> Choices.of(kept));
    assertEquals(kept + ": no choice: sometimes b", fault.getMessage());
  }

  @Test
  public void choiceThatCannotBeKeptDoesNotCount() throws IOException {
    Files.createFile(folder.getRoot().toPath().resolve("state"));
    LsmException fault =
        assertThrows(LsmException.class, () -> etc.loading.choose("a", Choice.COMPLAIN));
    assertEquals(Errno.EIO, fault.errno());
    assertEquals("a (enforce) a//hat (enforce) b (complain)", etc.loaded());
  }
}
