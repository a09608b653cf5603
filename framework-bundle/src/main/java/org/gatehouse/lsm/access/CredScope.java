package org.gatehouse.lsm.access;

import java.util.Collection;
import java.util.concurrent.Callable;
import org.gatehouse.lsm.object.Task;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Rights that the current thread gives up while an action runs. Never widens: what was given up
 * before stays given up. Threads that the action makes, and tasks that it hands to shared pools, go
 * on without these rights after it has ended; a pool that was there before keeps its own.
 */
@ProviderType
public interface CredScope {
  /**
   * Every operation must be allowed for this task as well: the way to serve another task with no
   * more than that task's rights.
   *
   * @throws Exception what the action throws
   */
  <T> T runAs(Task task, Callable<T> action) throws Exception;

  /**
   * Only operations that ask these hooks and no others may go on.
   *
   * @param hooks kernel names
   * @throws org.gatehouse.lsm.hook.LsmException EINVAL with a name that is no hook
   * @throws Exception what the action throws
   */
  <T> T runWithOnly(Collection<String> hooks, Callable<T> action) throws Exception;
}
