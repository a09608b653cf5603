package org.gatehouse.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Swaps two symbolic links as fast as it can, from the secret and its folder to others and back.
 */
final class Swapper implements AutoCloseable {
  private final Path race;
  private final Thread thread;
  private volatile boolean ended;

  /** Lays out the links beside the secret in this directory. */
  Swapper(Path root) throws IOException {
    race = Files.createDirectory(root.resolve("race"));
    Path open = Files.createDirectory(root.resolve("public"));
    Files.writeString(open.resolve("key"), "nothing");
    point("public");
    thread = new Thread(this::swap, "swapper");
    thread.start();
  }

  private void point(String folder) throws IOException {
    replace("link", Path.of("../" + folder + "/key"));
    replace("folder", Path.of("../" + folder));
  }

  /** A rename leaves no moment without a link. */
  private void replace(String link, Path target) throws IOException {
    Path fresh = Files.createSymbolicLink(race.resolve("fresh"), target);
    Files.move(fresh, race.resolve(link), StandardCopyOption.ATOMIC_MOVE);
  }

  private void swap() {
    try {
      while (!ended) {
        point("secret");
        point("public");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    ended = true;
    thread.join();
  }
}
