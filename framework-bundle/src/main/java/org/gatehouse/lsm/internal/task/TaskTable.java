package org.gatehouse.lsm.internal.task;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.internal.blob.Blobs;
import org.gatehouse.lsm.internal.text.Nearest;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.ObjectFactory;
import org.gatehouse.lsm.object.Task;

/** The tasks of the host, held strongly from install to uninstall. */
public final class TaskTable implements Tasks {
  private final ObjectFactory factory;
  private final Blobs blobs;
  private final HookTable table;
  private final ConcurrentSkipListMap<Long, Task> tasks = new ConcurrentSkipListMap<>();
  private final Task framework;
  private final Cred operator;

  /** A table with the framework in it. */
  public TaskTable(ObjectFactory factory, Blobs blobs, HookTable table) {
    this.factory = factory;
    this.blobs = blobs;
    this.table = table;
    this.framework = factory.task(0, "framework", null, blobs.allocate(ObjectKind.TASK));
    factory.exec(framework, cred(framework, 1, true, false));
    this.operator = cred(framework, 1, true, true);
    tasks.put(0L, framework);
  }

  private Cred cred(Task task, int incarnation, boolean privileged, boolean operator) {
    return factory.cred(task, incarnation, privileged, operator, blobs.allocate(ObjectKind.CRED));
  }

  @Override
  public Task framework() {
    return framework;
  }

  @Override
  public Optional<Task> find(long id) {
    return Optional.ofNullable(tasks.get(id));
  }

  @Override
  public List<Task> all() {
    return List.copyOf(tasks.values());
  }

  @Override
  public Cred operator() {
    return operator;
  }

  @Override
  public Task named(String name) {
    if (name.matches("[0-9]{1,18}")) {
      return find(Long.parseLong(name)).orElseThrow(() -> unknown(name));
    }
    List<Task> same = tasks.values().stream().filter(t -> t.name().equals(name)).toList();
    if (same.size() > 1) {
      throw new LsmException(Errno.EINVAL, "several tasks bear the name: " + same);
    }
    return same.stream().findFirst().orElseThrow(() -> unknown(name));
  }

  private LsmException unknown(String name) {
    List<String> names = tasks.values().stream().map(Task::name).toList();
    return new LsmException(Errno.ESRCH, "no task '" + name + "'" + Nearest.hint(name, names));
  }

  /**
   * A bundle was installed.
   *
   * @param parent the task that installed it
   * @throws LsmException what an alloc hook answered; then there is no task
   */
  public Task fork(long id, String name, Task parent) {
    return fork(id, name, parent, true);
  }

  /**
   * A bundle was installed, whose name is its own or another's.
   *
   * @throws LsmException what an alloc hook answered; then there is no task
   */
  public Task fork(long id, String name, Task parent, boolean named) {
    Task task = factory.task(id, name, parent, blobs.allocate(ObjectKind.TASK));
    factory.name(task, named);
    try {
      Allocation.check(blobs, task, table.taskAlloc(task, parent.cred()));
      factory.exec(task, prepare(task, 0, parent.cred()));
    } catch (LsmException e) {
      free(task);
      throw e;
    }
    tasks.put(id, task);
    return task;
  }

  /** From now on the task's name is its own, or another's. */
  public void name(Task task, boolean own) {
    factory.name(task, own);
  }

  /** New creds for the next start of the task, not in force yet. */
  public Cred prepare(Task task) {
    return prepare(task, task.incarnation() + 1, task.cred());
  }

  private Cred prepare(Task task, int incarnation, Cred old) {
    Cred cred = cred(task, incarnation, task == framework, false);
    Allocation.check(blobs, cred, table.credPrepare(cred, old));
    return cred;
  }

  /** The task's bundle starts: a new incarnation with these creds. */
  public void exec(Task task, Cred cred) {
    Cred old = task.cred();
    factory.exec(task, cred);
    free(old);
  }

  /** The task's bundle was uninstalled. */
  public void exit(long id) {
    Task task = tasks.remove(id);
    if (task != null) {
      free(task);
      free(task.cred());
    }
  }

  private void free(Task task) {
    factory.exit(task);
    if (blobs.beginFree(task)) {
      table.taskFree(task);
      blobs.free(task);
    }
  }

  /** The creds are not in use any more. */
  public void free(Cred cred) {
    if (blobs.beginFree(cred)) {
      table.credFree(cred);
      blobs.free(cred);
    }
  }
}
