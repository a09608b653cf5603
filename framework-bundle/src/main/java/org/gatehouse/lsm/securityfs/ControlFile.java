package org.gatehouse.lsm.securityfs;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A file of the control tree.
 *
 * <p>Errors are {@link LsmException}s. Methods run on the thread that reads or writes, with no lock
 * of the tree held.
 */
@ConsumerType
public interface ControlFile {
  /** The permission bits: the owner's for privileged subjects, the others' for the rest. */
  int mode();

  /** What a subject gets whom the mode shuts out. */
  default Errno denial() {
    return Errno.EACCES;
  }

  /** The whole content. */
  default byte[] read(Cred subject) {
    throw new LsmException(Errno.EINVAL, "the file cannot be read");
  }

  /**
   * Writes.
   *
   * @param offset where in the file; most files accept only 0
   * @return how many bytes were taken
   */
  default int write(Cred subject, byte[] data, long offset) {
    throw new LsmException(Errno.EINVAL, "the file cannot be written");
  }

  /** A file that everybody may read. */
  static ControlFile readOnly(Supplier<String> content) {
    return new ControlFile() {
      @Override
      public int mode() {
        return 0444;
      }

      @Override
      public byte[] read(Cred subject) {
        return content.get().getBytes(StandardCharsets.UTF_8);
      }
    };
  }
}
