package org.gatehouse.lsm.internal.stack;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.gatehouse.lsm.internal.blob.Blobs;
import org.gatehouse.lsm.internal.rcu.GracePeriod;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.securityfs.ControlFile;

/**
 * What the stacker uses of the host.
 *
 * @param gracePeriod waits for readers
 * @param blobs allocates slots
 * @param tasks for modules
 * @param tree takes a module's control files
 * @param control runs what must not run inside a hook, one after the other
 * @param notices told of everything
 * @param enabled run when a module came into the stack
 * @param infrastructure what must run before the required modules can come
 * @param permissive recovery: what is refused happens nevertheless
 */
public record Surroundings(
    GracePeriod gracePeriod,
    Blobs blobs,
    Tasks tasks,
    Tree tree,
    Executor control,
    Notices notices,
    Runnable enabled,
    Predicate<Task> infrastructure,
    boolean permissive) {
  /** Where control files go. */
  @FunctionalInterface
  public interface Tree {
    /** Adds all or none; the result takes them away. */
    Runnable addAll(Map<String, ControlFile> files);
  }
}
