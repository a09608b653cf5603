package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.FILE_LINK;
import static org.gatehouse.bridge.Operation.FILE_MKDIR;
import static org.gatehouse.bridge.Operation.FILE_MKNOD;
import static org.gatehouse.bridge.Operation.FILE_RENAME;
import static org.gatehouse.bridge.Operation.FILE_RMDIR;
import static org.gatehouse.bridge.Operation.FILE_SYMLINK;
import static org.gatehouse.bridge.Operation.FILE_UNLINK;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Test;

/** Names are made, removed and moved as Linux asks: path, directory, inode. */
public class NameMediatorTest extends InMediatedWorld {
  private Path file;
  private Path fresh;

  @Before
  public void makeFiles() throws IOException {
    file = Files.writeString(mediated.folder().resolve("file"), "content");
    fresh = mediated.folder().resolve("fresh");
  }

  @Test
  public void makingNames() {
    asks(List.of("pathMkdir", "inodePermission", "inodeMkdir"), FILE_MKDIR, fresh, 0700);
    asks(List.of("pathMknod", "inodePermission", "inodeCreate"), FILE_MKNOD, fresh, 0600);
    asks(List.of("pathSymlink", "inodePermission", "inodeSymlink"), FILE_SYMLINK, fresh, "/etc");
    assertEquals("[" + fresh + ", /etc]", mediated.about("path_symlink"));
    asks(List.of("pathLink", "inodePermission", "inodeLink"), FILE_LINK, file, fresh);
    assertEquals("[" + file + ", " + fresh + "]", mediated.about("path_link"));
  }

  @Test
  public void removingNames() throws IOException {
    asks(List.of("pathUnlink", "inodePermission", "inodeUnlink"), FILE_UNLINK, file);
    Path folder = Files.createDirectory(fresh);
    asks(List.of("pathRmdir", "inodePermission", "inodeRmdir"), FILE_RMDIR, folder);
    asks(List.of("pathRmdir", "inodePermission", "inodeRmdir"), FILE_UNLINK, folder);
  }

  @Test
  public void theLinkIsRemovedAndNotWhatItLeadsTo() throws IOException {
    Path link = Files.createSymbolicLink(fresh, file);
    mediated.asks(FILE_UNLINK, link);
    assertEquals("[" + link + "]", mediated.about("path_unlink"));
  }

  @Test
  public void aNameInALinkedDirectoryIsTheRealOne() throws IOException {
    Path link = Files.createSymbolicLink(fresh, mediated.folder());
    mediated.asks(FILE_UNLINK, link.resolve("file"));
    assertEquals("[" + file + "]", mediated.about("path_unlink"));
    mediated.asks(FILE_UNLINK, link + "/../" + mediated.folder().getFileName() + "/file");
    assertEquals("[" + file + "]", mediated.about("path_unlink"));
  }

  @Test
  public void movingAsksForBothNames() {
    asks(
        List.of("pathRename", "inodePermission", "inodePermission", "inodeRename"),
        FILE_RENAME,
        file,
        fresh);
    assertEquals("[" + file + ", " + fresh + "]", mediated.about("path_rename"));
  }

  /** Nobody is asked: libraries make a directory to be sure that it is there. */
  @Test
  public void whatIsThereAlreadyIsNotMadeAgain() throws IOException {
    Path folder = Files.createDirectory(fresh);
    mediated.module.clear();
    String exists = "denied with EEXIST: there is such a name";
    assertEquals(exists, mediated.check(FILE_MKDIR, folder, 0700));
    assertEquals(exists, mediated.check(FILE_MKNOD, file, 0600));
    assertEquals(exists, mediated.check(FILE_SYMLINK, folder, "/etc"));
    assertEquals(exists, mediated.check(FILE_LINK, file, folder));
    assertEquals(List.of(), mediated.asked());
  }

  /** A temporary file's real name is none that is there, whatever stands for it in the question. */
  @Test
  public void whatGetsItsNameLaterIsAlwaysAskedAbout() throws IOException {
    Path stand = Files.createFile(mediated.folder().resolve("temporary"));
    List<String> hooks = List.of("pathMknod", "inodePermission", "inodeCreate");
    asks(hooks, FILE_MKNOD, stand, 0600, "unnamed");
  }

  @Test
  public void whatIsNotThereFailsByItself() {
    assertEquals(List.of(), mediated.asks(FILE_UNLINK, fresh));
    assertEquals(List.of(), mediated.asks(FILE_RENAME, fresh, file));
    assertEquals(List.of(), mediated.asks(FILE_MKDIR, fresh.resolve("deep"), 0700));
  }
}
