package org.gatehouse.lsm.internal.audit;

import java.io.IOException;
import java.nio.file.Path;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.audit.RecordFile;

/** Writes the host's records: {@code audit.log.0} is the newest file. */
public final class AuditFile implements AuditQueue.Sink, AutoCloseable {
  private final RecordFile file;

  /**
   * @param directory where the files are; made if it is not there
   * @param bytes how large one may grow
   * @param files how many are kept
   */
  public AuditFile(Path directory, int bytes, int files) throws IOException {
    file = new RecordFile(directory, "audit.log", bytes, files);
  }

  @Override
  public boolean write(AuditEvent event) {
    return file.write(AuditText.line(event));
  }

  @Override
  public void close() {
    file.close();
  }
}
