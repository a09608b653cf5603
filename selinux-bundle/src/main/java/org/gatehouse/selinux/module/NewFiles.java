package org.gatehouse.selinux.module;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.selinux.SelinuxClass;
import org.jspecify.annotations.Nullable;

/**
 * Names that a subject was allowed to make a file of, with the label the file is to get. Whoever
 * meets the file first labels it. A file that changed before the name was decided is another one.
 */
final class NewFiles {
  private static final int BOUND = 4096;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  /** File systems count time in ticks of the kernel. */
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(20);

  private final LongSupplier now;
  private final Map<String, Promise> promises = new LinkedHashMap<>(); // guarded by this

  private record Promise(int sid, SelinuxClass tclass, long time) {
    boolean isFor(Inode inode, SelinuxClass found) {
      long changed = inode.key().changed();
      return found == tclass && changed >= time - TICK && changed <= time + PATIENCE;
    }
  }

  /**
   * @param now nanoseconds since 1970
   */
  NewFiles(LongSupplier now) {
    this.now = now;
  }

  /** A file of this name is about to be made. */
  synchronized void expect(String path, SelinuxClass tclass, int sid) {
    promises.remove(path);
    promises.put(path, new Promise(sid, tclass, now.getAsLong()));
    if (promises.size() > BOUND) {
      promises.remove(promises.keySet().iterator().next());
    }
  }

  /** The label promised to the file, which is there now. */
  synchronized OptionalInt take(String path, Inode inode, SelinuxClass tclass) {
    @Nullable Promise promise = promises.remove(path);
    return promise != null && promise.isFor(inode, tclass)
        ? OptionalInt.of(promise.sid())
        : OptionalInt.empty();
  }
}
