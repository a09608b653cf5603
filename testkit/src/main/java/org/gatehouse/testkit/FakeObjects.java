package org.gatehouse.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.gatehouse.lsm.internal.host.Host;
import org.gatehouse.lsm.internal.task.HostObjects;
import org.gatehouse.lsm.object.BundleObject;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.MessageObject;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.lsm.object.ServiceObject;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.lsm.object.Task;

/**
 * One object of every kind, all of one task that exists for them.
 *
 * @param task the task
 * @param bundle its bundle
 * @param path the name of its file
 * @param inode that file
 * @param directory the file's directory
 * @param file the file, opened for reading and writing
 * @param socket a stream socket of the internet
 * @param unix a Unix stream socket
 * @param service a service
 * @param message a message
 * @param program the next start of the bundle
 */
public record FakeObjects(
    Task task,
    BundleObject bundle,
    PathObject path,
    Inode inode,
    PathObject directory,
    FileObject file,
    SocketObject socket,
    SocketObject unix,
    ServiceObject service,
    MessageObject message,
    ProgramObject program) {

  /**
   * Makes them; every alloc hook runs.
   *
   * @param number of the task, and in the names of things; not used before in this host
   * @param folder where the file is made
   */
  static FakeObjects make(Host host, long number, Task parent, Path folder) {
    Task task = host.tasks().fork(number, "org.example.owner" + number, parent);
    HostObjects objects = host.objects();
    PathObject path = objects.path(newFile(folder, "file" + number));
    return new FakeObjects(
        task,
        objects.bundle(task),
        path,
        Objects.requireNonNull(path.inode()),
        objects.path(folder),
        objects.file(path, Mask.READ | Mask.WRITE, task.cred()),
        objects.socket(SocketObject.AF_INET, SocketObject.SOCK_STREAM, task.cred()),
        objects.socket(SocketObject.AF_UNIX, SocketObject.SOCK_STREAM, task.cred()),
        objects.service(number, List.of("org.example.Clock"), task),
        objects.message("org/example/TICK", task.cred()),
        objects.exec(task));
  }

  private static Path newFile(Path folder, String name) {
    try {
      return Files.writeString(folder.resolve(name), "content\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Releases all of them but the directory; every free hook runs. */
  void release(Host host) {
    HostObjects objects = host.objects();
    List.of(program.cred(), message, service, unix, socket, file, inode).forEach(objects::release);
    objects.exit(task);
  }
}
