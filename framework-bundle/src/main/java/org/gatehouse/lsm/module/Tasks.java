package org.gatehouse.lsm.module;

import java.util.List;
import java.util.Optional;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.osgi.annotation.versioning.ProviderType;

/** The tasks of the host. Reads are lock-free snapshots, on any thread. */
@ProviderType
public interface Tasks {
  /** The first task. */
  Task framework();

  /** The task of this bundle id, if it is alive. */
  Optional<Task> find(long id);

  /** All live tasks by number. */
  List<Task> all();

  /** The creds of an operator's session. */
  Cred operator();

  /**
   * A task by bundle id, by a symbolic name that only one live task has, or by {@code framework}.
   *
   * @throws org.gatehouse.lsm.hook.LsmException ESRCH with the nearest names
   */
  Task named(String name);
}
