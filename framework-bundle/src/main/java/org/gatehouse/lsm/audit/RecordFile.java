package org.gatehouse.lsm.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes lines to rotated, bounded files: {@code NAME.0} is the newest, {@code NAME} where only one
 * is kept. A line is on its way to the disk when the call returns. Any thread may write; it may
 * block for the disk and for others' lines.
 */
public final class RecordFile implements Consumer<Object>, AutoCloseable {
  private static final int BYTES = 8 << 20;
  private static final int FILES = 4;

  private final FileHandler handler;
  private final AtomicBoolean failed = new AtomicBoolean();
  private final Object writing = new Object();

  /**
   * Opens four files of 8 MiB at most.
   *
   * @param directory where the files are; made if it is not there
   * @param name what they are called, such as {@code selinux.log}
   * @throws IOException if the first file cannot be opened for writing
   */
  public RecordFile(Path directory, String name) throws IOException {
    this(directory, name, BYTES, FILES);
  }

  /**
   * Opens the files; what is in the newest stays.
   *
   * @param directory where the files are; made if it is not there
   * @param name what they are called
   * @param bytes how large one may grow
   * @param files how many are kept
   * @throws IOException if the first file cannot be opened for writing
   */
  public RecordFile(Path directory, String name, int bytes, int files) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
    }
    String pattern = directory.resolve(name).toString().replace("%", "%%");
    handler = new FileHandler(pattern + (files > 1 ? ".%g" : ""), bytes, files, true);
    handler.setFormatter(new Lines());
    handler.setErrorManager(new Failures());
  }

  private static final class Lines extends Formatter {
    @Override
    public String format(LogRecord line) {
      return line.getMessage() + "\n";
    }
  }

  private final class Failures extends ErrorManager {
    @Override
    public synchronized void error(String message, Exception cause, int code) {
      failed.set(true);
    }
  }

  /**
   * Writes a line.
   *
   * @param line its text is what it says of itself, without an end of line
   * @return false if it could not be written
   */
  public boolean write(Object line) {
    synchronized (writing) {
      failed.set(false);
      handler.publish(new LogRecord(Level.INFO, line.toString()));
      handler.flush();
      return !failed.get();
    }
  }

  /** Writes a line, if it can be written. */
  @Override
  public void accept(Object line) {
    write(line);
  }

  @Override
  public void close() {
    handler.close();
  }
}
