package org.gatehouse.lsm.hook;

import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Task;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hooks on tasks: bundles, their threads, and what one does to another (Linux 6.12
 * include/linux/lsm_hook_defs.h, "task").
 */
@ConsumerType
public interface TaskHooks {
  /** A task comes to be: a bundle is installed by {@code parent}; attach what it inherits. */
  @Rule(value = Combine.ALLOC, undo = "taskFree")
  default Verdict taskAlloc(Task task, Cred parent) {
    return Verdict.ALLOW;
  }

  /**
   * The task is gone; drop what refers to it. Also called where {@link #taskAlloc} failed or was
   * never called.
   */
  default void taskFree(Task task) {}

  /**
   * May the subject change the priority of a thread of the task; {@code nice} is the new Java
   * priority.
   */
  default Verdict taskSetnice(Cred subject, Task task, int nice) {
    return Verdict.ALLOW;
  }

  /**
   * May the subject choose how threads of the task are scheduled: builders, executors, parallelism.
   */
  default Verdict taskSetscheduler(Cred subject, Task task) {
    return Verdict.ALLOW;
  }

  /**
   * May the subject end or disturb the task: {@code Thread.interrupt}, {@code Process.destroy},
   * stop or uninstall of its bundle; signal 0 only asks.
   */
  default Verdict taskKill(Cred subject, Task task, int signal) {
    return Verdict.ALLOW;
  }

  /**
   * An option private to a module, such as PR_SET_PTRACER; 0 is success and lets the next module
   * see it too.
   */
  @Rule(Combine.CONTINUE_ON_ZERO)
  default Reply<Integer> taskPrctl(
      Cred subject, int option, long arg2, long arg3, long arg4, long arg5) {
    return Reply.error(Errno.ENOSYS);
  }

  /** The inode stands for the task in a diagnostic file system; label it. */
  default void taskToInode(Task task, Inode inode) {}

  /** The module's number for the task's label when the task is an object. */
  default Reply<Long> taskGetsecidObj(Task task) {
    return Reply.error(Errno.EOPNOTSUPP);
  }

  /** May the subject act as another user from now on: Subject.doAs, callAs, a login. */
  default Verdict taskFixSetuid(Cred subject, Cred target) {
    return Verdict.ALLOW;
  }

  /** May the subject make a world of its own: a framework, a module layer, a class loader. */
  default Verdict usernsCreate(Cred subject) {
    return Verdict.ALLOW;
  }

  /** May the subject make the host look for and wire code it does not have yet. */
  default Verdict kernelModuleRequest(Cred subject, String name) {
    return Verdict.ALLOW;
  }

  /** May the subject bring code in from bytes: defineClass, a bundle from a stream. */
  default Verdict kernelLoadData(Cred subject, String kind) {
    return Verdict.ALLOW;
  }

  /** The same once the content is known, so that it can be verified. */
  default Verdict kernelPostLoadData(Cred subject, String kind, byte[] content) {
    return Verdict.ALLOW;
  }

  /** May the subject bring code, policy or keys in from a file. */
  default Verdict kernelReadFile(Cred subject, FileObject file, String kind) {
    return Verdict.ALLOW;
  }

  /** The same once the content is known, so that it can be verified. */
  default Verdict kernelPostReadFile(Cred subject, FileObject file, String kind, byte[] content) {
    return Verdict.ALLOW;
  }
}
