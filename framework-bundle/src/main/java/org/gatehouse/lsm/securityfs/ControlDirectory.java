package org.gatehouse.lsm.securityfs;

import java.util.Map;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A directory of the control tree whose content changes, such as one file per class of a policy. It
 * is asked anew with every access; other files may be added below it and hide its own.
 */
@ConsumerType
public interface ControlDirectory extends ControlFile {
  /** The files and directories in it by their last names; names with a slash are not found. */
  Map<String, ? extends ControlFile> entries();

  @Override
  default int mode() {
    return 0555;
  }

  @Override
  default byte[] read(Cred subject) {
    throw new LsmException(Errno.EISDIR, "a directory");
  }

  @Override
  default int write(Cred subject, byte[] data, long offset) {
    throw new LsmException(Errno.EISDIR, "a directory");
  }
}
