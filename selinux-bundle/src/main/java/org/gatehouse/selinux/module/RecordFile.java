package org.gatehouse.selinux.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.gatehouse.selinux.audit.AuditRecord;

/** Writes records to rotated, bounded files: {@code selinux.log.0} is the newest. */
final class RecordFile implements Consumer<AuditRecord>, AutoCloseable {
  private static final int BYTES = 8 << 20;
  private static final int FILES = 4;

  private final FileHandler handler;

  /**
   * @param directory where the files are; made if it is not there
   */
  RecordFile(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
    }
    String pattern = directory.resolve("selinux.log").toString().replace("%", "%%");
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
  public void accept(AuditRecord line) {
    handler.publish(new LogRecord(Level.INFO, line.toString()));
  }

  @Override
  public void close() {
    handler.close();
  }
}
