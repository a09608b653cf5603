package org.gatehouse.lsm.module;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/** The files a policy command names. */
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
}
