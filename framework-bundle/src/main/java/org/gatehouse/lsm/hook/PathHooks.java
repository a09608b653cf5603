package org.gatehouse.lsm.hook;

import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.PathObject;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hooks on names in the file system (Linux 6.12 include/linux/lsm_hook_defs.h, "path"). All names
 * are real paths.
 */
@ConsumerType
public interface PathHooks {
  /** May the subject delete the file of this name. */
  default Verdict pathUnlink(Cred subject, PathObject path) {
    return Verdict.ALLOW;
  }

  /** May the subject create a directory of this name. */
  default Verdict pathMkdir(Cred subject, PathObject path, int mode) {
    return Verdict.ALLOW;
  }

  /** May the subject delete the directory of this name. */
  default Verdict pathRmdir(Cred subject, PathObject path) {
    return Verdict.ALLOW;
  }

  /** May the subject create a file of this name. */
  default Verdict pathMknod(Cred subject, PathObject path, int mode) {
    return Verdict.ALLOW;
  }

  /** The file was created. */
  default void pathPostMknod(PathObject path) {}

  /** May the subject cut the file of this name. */
  default Verdict pathTruncate(Cred subject, PathObject path) {
    return Verdict.ALLOW;
  }

  /** May the subject create a symbolic link of this name with this text. */
  default Verdict pathSymlink(Cred subject, PathObject path, String target) {
    return Verdict.ALLOW;
  }

  /** May the subject give the old file this further name. */
  default Verdict pathLink(Cred subject, PathObject old, PathObject path) {
    return Verdict.ALLOW;
  }

  /** May the subject rename the file to this name. */
  default Verdict pathRename(Cred subject, PathObject old, PathObject path) {
    return Verdict.ALLOW;
  }

  /** May the subject change the permission bits. */
  default Verdict pathChmod(Cred subject, PathObject path, int mode) {
    return Verdict.ALLOW;
  }

  /** May the subject change owner or group; an empty text stays as it is. */
  default Verdict pathChown(Cred subject, PathObject path, String owner, String group) {
    return Verdict.ALLOW;
  }

  /** May the subject watch the directory. */
  default Verdict pathNotify(Cred subject, PathObject path) {
    return Verdict.ALLOW;
  }
}
