package org.gatehouse.lsm.module;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/** The files a policy command names, and those that outlive a JVM. */
public final class PolicyFiles {
  private PolicyFiles() {}

  /**
   * The whole content of a file.
   *
   * @param source a path, or {@code -} for {@code in}
   * @throws LsmException ENOENT if there is no such file
   * @throws IOException if it cannot be read
   */
  public static byte[] bytes(String source, InputStream in) throws IOException {
    if (source.equals("-")) {
      return in.readAllBytes();
    }
    try {
      return Files.readAllBytes(Path.of(source));
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new LsmException(Errno.ENOENT, "no file " + source, e);
    }
  }

  /**
   * Puts a file of this content in the place of the file, or leaves the old one: whoever reads it
   * finds one or the other whole, though the JVM is killed or the machine loses power meanwhile.
   *
   * @throws IOException if it cannot be written; the old file is as it was
   */
  public static void replace(Path file, byte[] content) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel out = FileChannel.open(next, CREATE, WRITE, TRUNCATE_EXISTING)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
