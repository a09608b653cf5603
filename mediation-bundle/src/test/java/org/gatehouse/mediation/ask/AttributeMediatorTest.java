package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.FILE_ACCESS;
import static org.gatehouse.bridge.Operation.FILE_CHMOD;
import static org.gatehouse.bridge.Operation.FILE_CHOWN;
import static org.gatehouse.bridge.Operation.FILE_GETXATTR;
import static org.gatehouse.bridge.Operation.FILE_LISTXATTR;
import static org.gatehouse.bridge.Operation.FILE_READLINK;
import static org.gatehouse.bridge.Operation.FILE_REMOVEXATTR;
import static org.gatehouse.bridge.Operation.FILE_SETXATTR;
import static org.gatehouse.bridge.Operation.FILE_STAT;
import static org.gatehouse.bridge.Operation.FILE_STATFS;
import static org.gatehouse.bridge.Operation.FILE_UTIMES;
import static org.gatehouse.bridge.Operation.FILE_WATCH;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Test;

/** What is read and written of a file besides its content. */
public class AttributeMediatorTest extends InMediatedWorld {
  private Path file;
  private Path link;

  @Before
  public void makeFiles() throws IOException {
    file = Files.writeString(mediated.folder().resolve("file"), "content");
    link = Files.createSymbolicLink(mediated.folder().resolve("link"), file);
  }

  @Test
  public void lookingAtAFile() {
    asks(List.of("inodeGetattr"), FILE_STAT, file, true);
    asks(List.of("inodeGetattr"), FILE_STATFS, file);
    asks(List.of("inodeReadlink"), FILE_READLINK, link);
    asks(List.of("inodePermission", "pathNotify", "inodeGetattr"), FILE_WATCH, mediated.folder());
  }

  @Test
  public void aLinkIsFollowedOrNot() {
    mediated.asks(FILE_STAT, link, true);
    assertEquals("[" + file + "]", mediated.about("inode_getattr"));
    mediated.asks(FILE_STAT, link, false);
    assertEquals("[" + link + "]", mediated.about("inode_getattr"));
  }

  @Test
  public void accessIsAMask() {
    asks(List.of("inodePermission"), FILE_ACCESS, file, 6);
    asks(List.of("inodeGetattr"), FILE_ACCESS, file, 0);
    assertEquals(List.of(), mediated.asks(FILE_ACCESS, "/no/such/file", 0));
  }

  @Test
  public void changingAFileByNameAndByDescriptor() throws IOException {
    asks(List.of("pathChmod", "inodeSetattr"), FILE_CHMOD, file, 0600);
    asks(List.of("pathChown", "inodeSetattr"), FILE_CHOWN, file, 0, -1);
    assertEquals("[" + file + ", 0, ]", mediated.about("path_chown"));
    asks(List.of("inodeSetattr"), FILE_UTIMES, file);
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      asks(List.of("pathChmod", "inodeSetattr"), FILE_CHMOD, open.getFD(), 0600);
      assertEquals("[" + file + ", " + 0600 + "]", mediated.about("path_chmod"));
    }
  }

  @Test
  public void extendedAttributes() {
    asks(List.of("inodeGetxattr"), FILE_GETXATTR, file, "security.selinux");
    asks(List.of("inodeListxattr"), FILE_LISTXATTR, file);
    asks(List.of("inodeSetxattr"), FILE_SETXATTR, file, "security.selinux", new byte[] {1});
    asks(List.of("inodeRemovexattr"), FILE_REMOVEXATTR, file, "security.selinux");
    assertEquals(2, mediated.about("inode_removexattr").split(",").length);
  }
}
