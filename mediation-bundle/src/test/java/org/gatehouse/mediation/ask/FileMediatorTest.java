package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.FILE_LIST;
import static org.gatehouse.bridge.Operation.FILE_LOCK;
import static org.gatehouse.bridge.Operation.FILE_MMAP;
import static org.gatehouse.bridge.Operation.FILE_OPEN;
import static org.gatehouse.bridge.Operation.FILE_OPENED;
import static org.gatehouse.bridge.Operation.FILE_TRUNCATE;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.junit.Before;
import org.junit.Test;

/** What is opened is what was decided. */
public class FileMediatorTest extends InMediatedWorld {
  private static final int CREATE = 0100;
  private static final int EXCLUSIVE = 0200;
  private static final int TRUNCATE = 01000;

  private Path file;
  private Path secret;

  @Before
  public void makeFiles() throws IOException {
    file = Files.writeString(mediated.folder().resolve("file"), "content");
    secret = Files.writeString(mediated.folder().resolve("secret"), "secret");
  }

  private String open(Path path, int flags) {
    return mediated.check(FILE_OPEN, path, flags, 0600);
  }

  private String opened(Path name, int flags, Path real) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(real.toFile(), "r")) {
      return mediated.check(FILE_OPENED, name, flags, open.getFD());
    }
  }

  @Test
  public void anExistingFileIsAskedForByItsInodeThenOpened() {
    asks(List.of("inodePermission", "fileOpen"), FILE_OPEN, file, 0, 0);
    assertEquals("[" + file + "]", mediated.about("file_open"));
    asks(List.of("inodePermission", "fileOpen", "pathTruncate"), FILE_OPEN, file, 1 | TRUNCATE, 0);
  }

  @Test
  public void aNewFileThatIsThereIsAnErrorAndNobodyIsAsked() {
    mediated.module.clear();
    assertEquals("denied with EEXIST: there is such a name", open(file, CREATE | EXCLUSIVE));
    assertEquals(List.of(), mediated.asked());
  }

  @Test
  public void theNameIsTheRealOneHoweverItIsSpelt() throws IOException {
    Path link = Files.createSymbolicLink(mediated.folder().resolve("link"), file);
    List<Object> spellings =
        List.of(
            link,
            file.toString(),
            mediated.folder() + "/./x/../file".replace("/x/..", ""),
            "/proc/self/root" + file,
            Path.of("").toAbsolutePath().relativize(file));
    for (Object spelling : spellings) {
      mediated.asks(FILE_OPEN, spelling, 0, 0);
      assertEquals("[" + file + "]", mediated.about("file_open"));
    }
  }

  @Test
  public void aFileThatIsNotThereIsMade() {
    Path fresh = mediated.folder().resolve("fresh");
    asks(
        List.of("pathMknod", "inodePermission", "inodeCreate", "fileOpen"),
        FILE_OPEN,
        fresh,
        1 | CREATE,
        0640);
    assertEquals("[" + fresh + ", " + 0640 + "]", mediated.about("path_mknod"));
  }

  @Test
  public void aFileThatIsNotThereAndIsNotMadeIsNotAskedAbout() {
    assertEquals(List.of(), mediated.asks(FILE_OPEN, mediated.folder().resolve("none"), 0, 0));
    assertEquals(List.of(), mediated.asks(FILE_OPEN, "/no/such/directory", CREATE, 0));
  }

  @Test
  public void aDanglingLinkIsTheFileThatItWouldMake() throws IOException {
    Path target = mediated.folder().resolve("target");
    Path link = Files.createSymbolicLink(mediated.folder().resolve("dangling"), target);
    mediated.asks(FILE_OPEN, link, 1 | CREATE, 0600);
    assertEquals("[" + target + ", " + 0600 + "]", mediated.about("path_mknod"));
  }

  @Test
  public void whatWasDecidedMayStayOpen() throws IOException {
    assertNull(open(file, 0));
    mediated.module.clear();
    assertNull(opened(file, 0, file));
    assertEquals(List.of("filePostOpen"), mediated.asked());
    mediated.module.deny("file_post_open", Errno.EPERM);
    open(file, 0);
    assertTrue(opened(file, 0, file).contains("file_post_open"));
  }

  @Test
  public void aLinkThatWasSwappedInBetweenIsDenied() throws IOException {
    Path link = Files.createSymbolicLink(mediated.folder().resolve("link"), file);
    assertNull(open(link, 0));
    Files.delete(link);
    Files.createSymbolicLink(link, secret);
    String why = opened(link, 0, secret);
    assertTrue(why, why.contains("led to " + file + " when it was decided"));
    assertTrue(
        why, why.startsWith("mediation denies file_open of org.example.app(1) on " + secret));
  }

  @Test
  public void aLinkedDirectoryThatWasSwappedInBetweenIsDenied() throws IOException {
    Path inside = Files.createDirectory(mediated.folder().resolve("inside"));
    Path link = Files.createSymbolicLink(mediated.folder().resolve("link"), inside);
    Files.writeString(inside.resolve("secret"), "harmless");
    Path name = link.resolve("secret");
    assertNull(open(name, 1));
    Files.delete(link);
    Files.createSymbolicLink(link, mediated.folder());
    mediated.module.on("file_open", a -> denySecret(a.get(1)));
    assertNotNull("read as decided anew", opened(name, 1, secret));
    assertNull(open(inside.resolve("secret"), 1));
    assertNotNull(opened(inside.resolve("secret"), 1, secret));
  }

  @Test
  public void aDirectoryThatWasMovedIsDecidedAnewAndNotDenied() throws IOException {
    Path old = Files.createDirectory(mediated.folder().resolve("old"));
    Files.writeString(old.resolve("f"), "old");
    Path link = Files.createSymbolicLink(mediated.folder().resolve("current"), old);
    assertNull(open(link.resolve("f"), 0));
    assertNull(opened(link.resolve("f"), 0, old.resolve("f")));
    Path now = Files.createDirectory(mediated.folder().resolve("now"));
    Files.writeString(now.resolve("f"), "now");
    Files.delete(link);
    Files.createSymbolicLink(link, now);
    assertNull(open(link.resolve("f"), 0));
    assertNull(opened(link.resolve("f"), 0, now.resolve("f")));
    assertEquals("[" + now.resolve("f") + "]", mediated.about("file_open"));
  }

  private Verdict denySecret(Object file) {
    boolean isSecret = file.toString().equals(secret.toString());
    return isSecret ? Verdict.deny(Errno.EACCES, "secret") : Verdict.ALLOW;
  }

  @Test
  public void aFileThatAppearedAfterTheDecisionIsDecidedAsItWasOpened() throws IOException {
    Path late = mediated.folder().resolve("late");
    assertNull(open(late, 0));
    mediated.module.on("file_open", a -> denySecret(a.get(1)));
    String why = opened(late, 0, secret);
    assertTrue(why, why.contains("file_open") && why.contains("secret"));
  }

  @Test
  public void aDecisionIsGoodForOneOpening() throws IOException {
    open(file, 0);
    opened(file, 0, file);
    mediated.module.clear();
    assertNull(opened(file, 0, secret));
    assertEquals(List.of("inodePermission", "fileOpen"), mediated.asked());
  }

  @Test
  public void aDescriptorWhoseNumberIsNotKnownIsDenied() {
    open(file, 0);
    String why = mediated.check(FILE_OPENED, file, 0, new FileDescriptor());
    assertTrue(why, why.contains("number of the descriptor"));
  }

  @Test
  public void aPathOfAnotherFileSystemIsNeverAskedAnything() {
    Path strange =
        (Path)
            java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Path.class},
                (self, method, arguments) -> {
                  throw new AssertionError("called " + method);
                });
    assertTrue(open(strange, 0).contains("not of the default file system"));
    assertTrue(mediated.check(FILE_OPEN, "a\0b", 0, 0).contains("not to be resolved"));
  }

  @Test
  public void openFilesAreLockedCutAndMappedByTheirRealName() throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      asks(List.of("fileTruncate"), FILE_TRUNCATE, open.getFD(), 0L);
      asks(List.of("fileLock"), FILE_LOCK, open.getFD(), true);
      assertEquals("[" + file + ", true]", mediated.about("file_lock"));
      asks(List.of("mmapFile"), FILE_MMAP, open.getFD(), 3);
      assertEquals("[" + file + ", 6]", mediated.about("mmap_file"));
    }
  }

  @Test
  public void aDirectoryIsListedByReadingIt() {
    asks(List.of("inodePermission", "fileOpen"), FILE_LIST, mediated.folder());
  }

  @Test
  public void filesMadeForADecisionAreReleased() throws IOException {
    mediated.asks(FILE_OPEN, file, 0, 0);
    assertEquals(
        mediated.module.calls("file_alloc_security").size(),
        mediated.module.calls("file_free_security").size());
    assertFalse(mediated.module.calls("file_free_security").isEmpty());
  }
}
