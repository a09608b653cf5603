package org.gatehouse.apparmor.policy;

import java.nio.file.Path;
import java.util.List;

/**
 * Where included files are found.
 *
 * @param search the directories of {@code <name>}, in order
 * @param current what other relative names resolve against
 */
public record IncludePath(List<Path> search, Path current) {
  public IncludePath {
    search = List.copyOf(search);
  }
}
