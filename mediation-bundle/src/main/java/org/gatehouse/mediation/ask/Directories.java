package org.gatehouse.mediation.ask;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The real paths of directories, remembered. To find one costs a system call for each of its names;
 * whoever uses a remembered one checks the result by the open descriptor.
 */
final class Directories {
  private static final int MOST = 4096;

  private final ConcurrentMap<Path, Path> known = new ConcurrentHashMap<>();

  /** The real path as it was once; null where there is no such directory. */
  @Nullable Path real(Path directory) {
    Path there = known.get(directory);
    return there != null ? there : look(directory);
  }

  private @Nullable Path look(Path directory) {
    try {
      Path real = directory.toRealPath();
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(directory, real);
      return real;
    } catch (IOException e) {
      return null;
    }
  }

  void clear() {
    known.clear();
  }
}
