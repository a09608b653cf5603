package org.gatehouse.apparmor.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Writes records to rotated, bounded files: {@code apparmor.log.0} is the newest. */
public final class RecordFile implements Consumer<RecordLine>, AutoCloseable {
  private static final int BYTES = 8 << 20;
  private static final int FILES = 4;

  private final FileHandler handler;

  /**
   * Opens the files.
   *
   * @param directory where the files are; made if it is not there
   */
  public RecordFile(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
    }
    String pattern = directory.resolve("apparmor.log").toString().replace("%", "%%");
    handler = new FileHandler(pattern + ".%g", BYTES, FILES, true);
    handler.setFormatter(
        new Formatter() {
          @Override
          public String format(LogRecord line) {
            return line.getMessage() + "\n";
          }
        });
  }

  @Override
  public void accept(RecordLine line) {
    handler.publish(new LogRecord(Level.INFO, line.toString()));
  }

  @Override
  public void close() {
    handler.close();
  }
}
