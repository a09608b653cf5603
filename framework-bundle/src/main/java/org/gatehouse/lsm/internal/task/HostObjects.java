package org.gatehouse.lsm.internal.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.SecurityObject;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.internal.blob.Blobs;
import org.gatehouse.lsm.module.ObjectTable;
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
import org.jspecify.annotations.Nullable;

/** Makes and releases the objects of decisions. */
public final class HostObjects implements ObjectTable {
  /** How many inodes without an open file are kept. */
  public static final int INODES = 65_536;

  /** How many dangling links are followed, as Linux does (MAXSYMLINKS). */
  private static final int LINKS = 40;

  private final ObjectFactory factory;
  private final Blobs blobs;
  private final HookTable table;
  private final TaskTable tasks;
  private final Origins origins;
  private final Inodes inodes;
  private final Map<Task, BundleObject> bundles = new ConcurrentHashMap<>();
  private final WeakTable<Long, ServiceObject> services = new WeakTable<>();

  /** Where a task's bundle came from. */
  public interface Origins {
    /** Its version. */
    String version(Task task);

    /** Its location. */
    String location(Task task);

    /**
     * Whether it must run before the required modules can come: the boot policy lets it. Called
     * inside hooks; must take no lock of the framework.
     */
    default boolean isInfrastructure(Task task) {
      return false;
    }
  }

  /**
   * @param inodeBound how many inodes are kept
   */
  public HostObjects(
      ObjectFactory factory,
      Blobs blobs,
      HookTable table,
      TaskTable tasks,
      Origins origins,
      int inodeBound) {
    this.factory = factory;
    this.blobs = blobs;
    this.table = table;
    this.tasks = tasks;
    this.origins = origins;
    this.inodes = new Inodes(inodeBound, this::release);
  }

  @Override
  public PathObject path(Path path) {
    Path absolute = path.toAbsolutePath();
    try {
      Path real = absolute.toRealPath();
      return new PathObject(real.toString(), inode(real));
    } catch (NoSuchFileException e) {
      return missing(absolute, LINKS);
    } catch (IOException e) {
      throw new LsmException(Errno.EIO, "path " + absolute + ": " + e, e);
    }
  }

  /** What would come to be: by its real directory, and where a dangling link points. */
  private static PathObject missing(Path path, int links) {
    Path parent = path.getParent();
    Path name = path.getFileName();
    try {
      Path real = parent == null ? path : parent.toRealPath();
      Path made = name == null ? real : real.resolve(name);
      if (!Files.isSymbolicLink(made)) {
        return new PathObject(made.toString(), null);
      }
      if (links == 0) {
        throw new LsmException(Errno.EIO, "path " + path + ": too many links");
      }
      return missing(real.resolve(Files.readSymbolicLink(made)), links - 1);
    } catch (IOException e) {
      throw new LsmException(Errno.ENOENT, "no directory " + parent, e);
    }
  }

  private Inode inode(Path real) throws IOException {
    Map<String, Object> a =
        Files.readAttributes(real, "unix:dev,ino,ctime,mode", LinkOption.NOFOLLOW_LINKS);
    FileTime changed = (FileTime) Objects.requireNonNull(a.get("ctime"));
    long device = ((Number) Objects.requireNonNull(a.get("dev"))).longValue();
    long number = ((Number) Objects.requireNonNull(a.get("ino"))).longValue();
    int mode = ((Number) Objects.requireNonNull(a.get("mode"))).intValue();
    Inode.Key key = new Inode.Key(device, number, changed.to(TimeUnit.NANOSECONDS));
    return inode(key, mode, real.toString());
  }

  private Inode inode(Inode.Key key, int mode, String name) {
    return inodes.get(key, k -> newInode(k, mode, name));
  }

  @Override
  public PathObject path(String real, Inode.Key key, int mode) {
    return new PathObject(real, inode(key, mode, real));
  }

  private Inode newInode(Inode.Key key, int mode, String name) {
    Inode inode = factory.inode(key, mode, name, blobs.allocate(ObjectKind.INODE));
    Allocation.check(blobs, inode, table.inodeAllocSecurity(inode));
    table.dInstantiate(new PathObject(name, inode), inode);
    return inode;
  }

  @Override
  public FileObject file(PathObject path, int mask, Cred opener) {
    PathObject pinned = pin(path);
    FileObject file = factory.file(pinned, mask, opener, blobs.allocate(ObjectKind.FILE));
    try {
      return Allocation.check(blobs, file, table.fileAllocSecurity(file));
    } catch (LsmException e) {
      unpin(pinned.inode());
      throw e;
    }
  }

  /** Pins the inode; an inode that was forgotten meanwhile is looked up again. */
  private PathObject pin(PathObject path) {
    PathObject now = path;
    for (int tries = 0; tries < 8; tries++) {
      Inode inode = now.inode();
      if (inode == null || inodes.pin(inode)) {
        return now;
      }
      now = path(Path.of(path.path()));
    }
    throw new LsmException(Errno.EAGAIN, path + " changes all the time");
  }

  @Override
  public SocketObject socket(int family, int type, Cred owner) {
    SocketObject socket = factory.socket(family, type, owner, blobs.allocate(ObjectKind.SOCKET));
    return Allocation.check(blobs, socket, table.skAllocSecurity(socket));
  }

  @Override
  public BundleObject bundle(Task task) {
    BundleObject there = bundles.get(task);
    return there != null ? there : keep(task, newBundle(task));
  }

  private BundleObject keep(Task task, BundleObject made) {
    BundleObject first = bundles.putIfAbsent(task, made);
    if (first == null) {
      return made;
    }
    release(made);
    return first;
  }

  private BundleObject newBundle(Task task) {
    BundleObject bundle =
        factory.bundle(
            task, origins.version(task), origins.location(task), blobs.allocate(ObjectKind.BUNDLE));
    return Allocation.check(blobs, bundle, table.bundleAllocSecurity(bundle));
  }

  @Override
  public ServiceObject service(long id, List<String> interfaces, Task owner) {
    ServiceObject there = services.get(id);
    if (there != null) {
      return there;
    }
    ServiceObject made = factory.service(id, interfaces, owner, blobs.allocate(ObjectKind.SERVICE));
    Allocation.check(blobs, made, table.serviceAllocSecurity(made));
    ServiceObject kept = id < 0 ? made : services.keep(id, made);
    if (kept != made) {
      release(made);
    }
    return kept;
  }

  @Override
  public MessageObject message(String topic, Cred sender) {
    MessageObject message = factory.message(topic, sender, blobs.allocate(ObjectKind.MESSAGE));
    return Allocation.check(blobs, message, table.msgMsgAllocSecurity(message));
  }

  @Override
  public ProgramObject exec(Task task) {
    return new ProgramObject(task.path(), List.of(), task, tasks.prepare(task));
  }

  /** The task is gone, and its bundle with it. */
  public void exit(Task task) {
    BundleObject bundle = bundles.remove(task);
    if (bundle != null) {
      release(bundle);
    }
    tasks.exit(task.id());
  }

  @Override
  public void release(SecurityObject object) {
    if (object instanceof Cred cred) {
      tasks.free(cred);
      return;
    }
    if (blobs.beginFree(object)) {
      runFreeHook(object);
      blobs.free(object);
    }
  }

  private void runFreeHook(SecurityObject object) {
    if (object instanceof FileObject file) {
      table.fileRelease(file);
      table.fileFreeSecurity(file);
      unpin(file.path().inode());
    } else if (object instanceof Inode inode) {
      table.inodeFreeSecurity(inode);
    } else if (object instanceof SocketObject socket) {
      table.skFreeSecurity(socket);
    } else if (object instanceof BundleObject bundle) {
      table.bundleFreeSecurity(bundle);
    } else if (object instanceof ServiceObject service) {
      services.remove(service.id(), service);
      table.serviceFreeSecurity(service);
    } else if (object instanceof MessageObject message) {
      table.msgMsgFreeSecurity(message);
    }
  }

  private void unpin(@Nullable Inode inode) {
    if (inode != null) {
      inodes.unpin(inode);
    }
  }

  /**
   * A module has come that did not see the files there are: each is instantiated again, with its
   * name, when it is next met.
   */
  public void forgetInodes() {
    inodes.forgetAll();
  }

  /** How many inodes are known. */
  public int inodeCount() {
    return inodes.size();
  }
}
