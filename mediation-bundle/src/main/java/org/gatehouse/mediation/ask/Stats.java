package org.gatehouse.mediation.ask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.gatehouse.bridge.FileStats;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.mediation.ask.Resolver.Found;
import org.jspecify.annotations.Nullable;

/**
 * Looks at files: by one system call where the agent gave a way to make it, else, or where that
 * call has no answer, as the JDK does, which says what is wrong.
 */
final class Stats {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private final @Nullable FileStats fast;

  Stats(@Nullable FileStats fast) {
    this.fast = fast;
  }

  /** The file of this real path; a link itself. */
  Found at(Path real) throws IOException {
    FileStats.Stat stat = fast == null ? null : fast.at(real);
    return stat == null
        ? looked(real, real, LinkOption.NOFOLLOW_LINKS)
        : new Found(real, key(stat), stat.mode, false);
  }

  /** The file behind the open descriptor, by its name of now. */
  Found of(int descriptor) throws IOException {
    Path entry = entry(descriptor);
    return looked(Files.readSymbolicLink(entry), entry);
  }

  /**
   * Whether the descriptor stands for what was found. The very inode, unchanged, is what was
   * decided, whatever names it has got; else its name must be the one that was decided.
   */
  boolean isStill(Found before, int descriptor) throws IOException {
    FileStats.Stat stat = fast == null ? null : fast.of(descriptor);
    boolean same = stat != null && key(stat).equals(before.key());
    return same || before.path().equals(Files.readSymbolicLink(entry(descriptor)));
  }

  private static Path entry(int descriptor) {
    return DESCRIPTORS.resolve(Integer.toString(descriptor));
  }

  private static Inode.Key key(FileStats.Stat stat) {
    return new Inode.Key(stat.device, stat.number, stat.changed);
  }

  private static Found looked(Path path, Path looked, LinkOption... options) throws IOException {
    Map<String, Object> a = Files.readAttributes(looked, "unix:dev,ino,ctime,mode", options);
    FileTime changed = (FileTime) Objects.requireNonNull(a.get("ctime"));
    long nanos = changed.to(TimeUnit.NANOSECONDS);
    Inode.Key key = new Inode.Key(number(a, "dev"), number(a, "ino"), nanos);
    return new Found(path, key, (int) number(a, "mode"), false);
  }

  private static long number(Map<String, Object> attributes, String name) {
    return ((Number) Objects.requireNonNull(attributes.get(name))).longValue();
  }
}
