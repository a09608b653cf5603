package org.gatehouse.apparmor.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.Reserved;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.PathObject;

/**
 * Whose files are. All tasks of a JVM are one user's, so what belongs to the user of the process is
 * every task's own. A change of the owner makes another inode of a file, so it is asked once.
 */
final class Owners {
  /** No user: nobody's own. */
  static final long NOBODY = -1;

  private final Reserved<KnownFile> slot = new Reserved<>(ObjectKind.INODE);
  private final ToLongFunction<String> owner;
  private final long user;

  /**
   * @param owner the number of the user that a path belongs to
   * @param user that of the process
   */
  Owners(ToLongFunction<String> owner, long user) {
    this.owner = owner;
    this.user = user;
  }

  /** As the file system says. */
  static Owners ofSystem() {
    return new Owners(Owners::ask, ask("/proc/self"));
  }

  private static long ask(String path) {
    try {
      Object uid = Files.getAttribute(Path.of(path), "unix:uid", LinkOption.NOFOLLOW_LINKS);
      return ((Number) uid).longValue();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return NOBODY;
    }
  }

  void begin(BlobSlots slots) {
    slot.begin(slots);
  }

  /** What is known of a file that is there. */
  KnownFile of(Inode inode, String path) {
    KnownFile there = slot.get(inode);
    return there != null ? there : slot.attach(inode, look(path));
  }

  private KnownFile look(String path) {
    long uid = owner.applyAsLong(path);
    return new KnownFile(uid, uid == user && uid != NOBODY);
  }

  /** Whether a file is the task's own; one that is about to be made will be. */
  boolean own(PathObject path) {
    Inode inode = path.inode();
    return inode == null || of(inode, path.path()).own();
  }

  /** The number of the user that it belongs to. */
  long owner(PathObject path) {
    Inode inode = path.inode();
    return inode == null ? user : of(inode, path.path()).owner();
  }

  /** The same of a path that nothing is known of. */
  long ownerOf(String path) {
    return owner.applyAsLong(path);
  }

  /** The number of the user of the process. */
  long user() {
    return user;
  }
}
