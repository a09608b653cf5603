package org.gatehouse.smack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.gatehouse.lsm.object.Inode;

/**
 * Names that a subject was allowed to make a file of, with the label the file is to get. Whoever
 * meets the file first labels it, and writes the attribute where the file system takes it. A file
 * that changed before the name was decided is another one.
 */
final class NewFiles {
  private static final int BOUND = 4096;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  /** File systems count time in ticks of the kernel. */
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(20);

  private final LongSupplier now;
  private final Map<String, Promise> promises = new LinkedHashMap<>(); // guarded by this

  private record Promise(FileLabel label, long time) {
    boolean isFor(Inode inode) {
      long changed = inode.key().changed();
      return changed >= time - TICK && changed <= time + PATIENCE;
    }
  }

  /**
   * @param now nanoseconds since 1970
   */
  NewFiles(LongSupplier now) {
    this.now = now;
  }

  /** A file of this name is about to be made. */
  synchronized void expect(String path, FileLabel label) {
    promises.remove(path);
    promises.put(path, new Promise(label, now.getAsLong()));
    if (promises.size() > BOUND) {
      promises.remove(promises.keySet().iterator().next());
    }
  }

  /** The label promised to the file, which is there now. */
  Optional<FileLabel> take(String path, Inode inode) {
    Optional<FileLabel> label = find(path, inode);
    label.ifPresent(promised -> keep(Path.of(path), promised));
    return label;
  }

  private synchronized Optional<FileLabel> find(String path, Inode inode) {
    Promise promise = promises.remove(path);
    return promise != null && promise.isFor(inode)
        ? Optional.of(promise.label())
        : Optional.empty();
  }

  private static void keep(Path file, FileLabel label) {
    SmackXattr.SMACK64.write(file, label.label().text());
    if (label.transmute()) {
      SmackXattr.SMACK64TRANSMUTE.write(file, SmackXattr.TRUE);
    }
  }
}
