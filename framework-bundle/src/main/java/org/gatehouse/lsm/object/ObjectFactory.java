package org.gatehouse.lsm.object;

import java.lang.StackWalker.Option;
import java.util.List;
import org.gatehouse.lsm.blob.Blob;
import org.jspecify.annotations.Nullable;

/**
 * Makes subjects and objects. Only the host gets one, so that no bundle can make itself a
 * privileged cred or stand for a task that does not exist.
 */
public final class ObjectFactory {
  private ObjectFactory() {}

  /**
   * The factory, for code of the framework bundle.
   *
   * @throws SecurityException if the caller's class comes from another class loader
   */
  public static ObjectFactory claim() {
    Class<?> caller = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE).getCallerClass();
    if (caller.getClassLoader() != ObjectFactory.class.getClassLoader()) {
      throw new SecurityException("objects are made by the host, not by " + caller.getName());
    }
    return new ObjectFactory();
  }

  /** A task without creds. */
  public Task task(long id, String name, @Nullable Task parent, Blob blob) {
    return new Task(id, name, parent, blob);
  }

  /** Creds of a task, or of an operator's session. */
  public Cred cred(Task task, int incarnation, boolean privileged, boolean operator, Blob blob) {
    return new Cred(task, incarnation, privileged, operator, blob);
  }

  /** Gives a task new creds and their incarnation. */
  public void exec(Task task, Cred cred) {
    task.exec(cred);
  }

  /** Says whether the task's name is its own. */
  public void name(Task task, boolean own) {
    task.name(own);
  }

  /** Marks a task as gone. */
  public void exit(Task task) {
    task.exit();
  }

  /** An inode that was met by the name {@code alias}. */
  public Inode inode(Inode.Key key, int mode, String alias, Blob blob) {
    return new Inode(key, mode, alias, blob);
  }

  /** An open file. */
  public FileObject file(PathObject path, int mask, Cred opener, Blob blob) {
    return new FileObject(path, mask, opener, blob);
  }

  /** A socket. */
  public SocketObject socket(int family, int type, Cred owner, Blob blob) {
    return new SocketObject(family, type, owner, blob);
  }

  /** A bundle. */
  public BundleObject bundle(Task task, String version, String location, Blob blob) {
    return new BundleObject(task, version, location, blob);
  }

  /** A service. */
  public ServiceObject service(long id, List<String> interfaces, Task owner, Blob blob) {
    return new ServiceObject(id, interfaces, owner, blob);
  }

  /** A message. */
  public MessageObject message(String topic, Cred sender, Blob blob) {
    return new MessageObject(topic, sender, blob);
  }
}
