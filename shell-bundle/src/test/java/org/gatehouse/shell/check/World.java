package org.gatehouse.shell.check;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.lsm.blob.Blob;
import org.gatehouse.lsm.blob.SecurityObject;
import org.gatehouse.lsm.hook.Combine;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.BundleObject;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.MessageObject;
import org.gatehouse.lsm.object.ObjectFactory;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.lsm.object.ServiceObject;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.stacker.HookInfo;

/** A host with two tasks, {@code app} (7) and {@code shell} (9), which counts what is released. */
public final class World implements Tasks, ObjectTable {
  private static final Blob NO_BLOB =
      (Blob)
          Proxy.newProxyInstance(
              World.class.getClassLoader(), new Class<?>[] {Blob.class}, (p, m, a) -> null);

  public final List<SecurityObject> released = new ArrayList<>();
  private final ObjectFactory factory = ObjectFactory.claim();
  private final Task framework = task(0, "framework");
  public final Task app = task(7, "app");
  public final Task shell = task(9, "shell");
  private final Cred operator = factory.cred(framework, 1, true, true, NO_BLOB);

  private Task task(long id, String name) {
    Task task = factory.task(id, name, null, NO_BLOB);
    factory.exec(task, factory.cred(task, 1, id == 0, false, NO_BLOB));
    return task;
  }

  /** A hook of these parameters, {@code name:class}. */
  public static HookInfo hook(String name, HookInfo.Parameter... parameters) {
    return new HookInfo(
        name, name, "Hooks", false, Combine.CONFIGURED, "allow", List.of(parameters), List.of());
  }

  public static HookInfo.Parameter parameter(String name, Class<?> type) {
    return new HookInfo.Parameter(name, type);
  }

  @Override
  public Task framework() {
    return framework;
  }

  @Override
  public Optional<Task> find(long id) {
    return all().stream().filter(task -> task.id() == id).findFirst();
  }

  @Override
  public List<Task> all() {
    return List.of(framework, app, shell);
  }

  @Override
  public Cred operator() {
    return operator;
  }

  @Override
  public Task named(String name) {
    return all().stream()
        .filter(task -> task.name().equals(name) || String.valueOf(task.id()).equals(name))
        .findFirst()
        .orElseThrow(() -> new LsmException(Errno.ESRCH, "no task '" + name + "'"));
  }

  @Override
  public PathObject path(String real, Inode.Key key, int mode) {
    return new PathObject(real, null);
  }

  @Override
  public PathObject path(Path path) {
    Inode inode =
        Files.exists(path)
            ? factory.inode(new Inode.Key(1, 2, 3), 0100644, path.toString(), NO_BLOB)
            : null;
    return new PathObject(path.toString(), inode);
  }

  @Override
  public FileObject file(PathObject path, int mask, Cred opener) {
    return factory.file(path, mask, opener, NO_BLOB);
  }

  @Override
  public SocketObject socket(int family, int type, Cred owner) {
    return factory.socket(family, type, owner, NO_BLOB);
  }

  @Override
  public BundleObject bundle(Task task) {
    return factory.bundle(task, "1", "file:x", NO_BLOB);
  }

  @Override
  public ServiceObject service(long id, List<String> interfaces, Task owner) {
    return factory.service(id, interfaces, owner, NO_BLOB);
  }

  @Override
  public MessageObject message(String topic, Cred sender) {
    return factory.message(topic, sender, NO_BLOB);
  }

  @Override
  public ProgramObject exec(Task task) {
    Cred cred = factory.cred(task, 2, false, false, NO_BLOB);
    return new ProgramObject(task.path(), List.of(), task, cred);
  }

  @Override
  public void release(SecurityObject object) {
    released.add(object);
  }
}
