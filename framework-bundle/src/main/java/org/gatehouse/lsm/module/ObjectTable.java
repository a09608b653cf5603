package org.gatehouse.lsm.module;

import java.nio.file.Path;
import java.util.List;
import org.gatehouse.lsm.blob.SecurityObject;
import org.gatehouse.lsm.object.BundleObject;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.MessageObject;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.lsm.object.ServiceObject;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.lsm.object.Task;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes objects, with their blobs and alloc hooks; whoever makes one releases it.
 *
 * <p>Every method that makes an object throws {@link org.gatehouse.lsm.hook.LsmException} with the
 * errno of the alloc hook that refused it; then nothing is left behind.
 */
@ProviderType
public interface ObjectTable {
  /**
   * A name, resolved once: the real path, and the inode from the bounded table.
   *
   * @param path absolute, or relative to the working directory; its last name may not exist yet
   */
  PathObject path(Path path);

  /**
   * A name that the caller has resolved already, with the inode from the bounded table.
   *
   * @param real the real, absolute path, free of symbolic links
   * @param key what the file there is, as {@code stat} told
   * @param mode its {@code st_mode}
   */
  PathObject path(String real, Inode.Key key, int mode);

  /** An open file; pins its inode until it is released. */
  FileObject file(PathObject path, int mask, Cred opener);

  /** A socket of this family and type. */
  SocketObject socket(int family, int type, Cred owner);

  /** The bundle of a task; one object per task. */
  BundleObject bundle(Task task);

  /** A service; one object per service id, held weakly; id -1 is a new one each time. */
  ServiceObject service(long id, List<String> interfaces, Task owner);

  /** A message on a topic. */
  MessageObject message(String topic, Cred sender);

  /** The start of a task's bundle, with new creds for it that are not in force yet. */
  ProgramObject exec(Task task);

  /** The object is gone: free hooks, then what is left on its blob. A second call does nothing. */
  void release(SecurityObject object);
}
