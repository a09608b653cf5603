package org.gatehouse.lsm.internal.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.gatehouse.lsm.audit.AuditEvent;

/** Writes records to rotated, bounded files: {@code audit.log.0} is the newest. */
public final class AuditFile implements AuditQueue.Sink, AutoCloseable {
  private final FileHandler handler;
  private final AtomicBoolean failed = new AtomicBoolean();

  /**
   * @param directory where the files are; made if it is not there
   * @param bytes how large one may grow
   * @param files how many are kept
   */
  public AuditFile(Path directory, int bytes, int files) throws IOException {
    Files.createDirectories(directory);
    String pattern = directory.resolve("audit.log").toString().replace("%", "%%");
    handler = new FileHandler(pattern + (files > 1 ? ".%g" : ""), bytes, files, true);
    handler.setFormatter(
        new Formatter() {
          @Override
          public String format(LogRecord line) {
            return line.getMessage() + "\n";
          }
        });
    handler.setErrorManager(
        new ErrorManager() {
          @Override
          public synchronized void error(String message, Exception cause, int code) {
            failed.set(true);
          }
        });
  }

  @Override
  public boolean write(AuditEvent event) {
    failed.set(false);
    handler.publish(new LogRecord(Level.INFO, AuditText.line(event)));
    handler.flush();
    return !failed.get();
  }

  @Override
  public void close() {
    handler.close();
  }
}
