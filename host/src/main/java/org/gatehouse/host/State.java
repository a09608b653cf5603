package org.gatehouse.host;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.host.CommandLine.Action;

/**
 * The folder that holds the bundle cache and what modules keep. One process at a time has it: a
 * lock on a file in it is held from opening to closing.
 */
final class State implements Closeable {
  private final Path dir;
  private final boolean temporary;
  private final FileChannel lock;

  private State(Path dir, boolean temporary) throws IOException, RefusedException {
    this.dir = dir;
    this.temporary = temporary;
    this.lock = lock(dir);
  }

  /** A kept folder for a shell or for {@code --home}, otherwise a fresh one that goes away. */
  static State open(CommandLine line, Distribution distribution)
      throws IOException, RefusedException {
    if (line.home().isEmpty() && !line.isInteractive()) {
      State fresh = new State(Files.createTempDirectory("gatehouse-"), true);
      if (line.action() == Action.DEMO) {
        fresh.copyConfiguration(distribution.home().resolve("etc"));
      }
      return fresh;
    }
    Path dir = line.home().orElse(distribution.home().resolve("var")).toAbsolutePath();
    return new State(Files.createDirectories(dir), false);
  }

  Path dir() {
    return dir;
  }

  Path cache() {
    return dir.resolve("cache");
  }

  /** The folder's own configuration, or the distribution's. */
  Path configuration(Distribution distribution) {
    Path own = dir.resolve("etc");
    return Files.isDirectory(own) ? own : distribution.home().resolve("etc");
  }

  /** The demo's operator changes it; the distribution's own stays as it is. */
  private void copyConfiguration(Path etc) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(etc)) {
      files = tree.toList();
    }
    for (Path file : files) {
      Files.copy(file, dir.resolve("etc").resolve(etc.relativize(file).toString()));
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
    if (temporary && Files.exists(dir)) {
      delete();
    }
  }

  private static FileChannel lock(Path dir) throws IOException, RefusedException {
    FileChannel channel =
        FileChannel.open(dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw new RefusedException("another gatehouse is using " + dir);
    }
    return channel;
  }

  private void delete() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(dir)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
