package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.FILE_LIST;
import static org.gatehouse.bridge.Operation.FILE_LOCK;
import static org.gatehouse.bridge.Operation.FILE_MMAP;
import static org.gatehouse.bridge.Operation.FILE_OPEN;
import static org.gatehouse.bridge.Operation.FILE_OPENED;
import static org.gatehouse.bridge.Operation.FILE_TRUNCATE;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Function;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.mediation.ask.Resolver.Found;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * Opening files, and what is done to open ones.
 *
 * <p>A name is decided before the file is opened, and once more after: the open descriptor must
 * stand for what was decided. A symbolic link that was swapped in between is a denial, and the
 * choke point closes the file. Where nothing was decided before, the file is decided as it was
 * opened.
 */
final class FileMediator {
  private final Resolver resolver;
  private final HookTable table;
  private final ObjectTable objects;

  /** What was decided of a name, for the step after the opening. */
  private record Decided(String path, Inode.@Nullable Key key) {
    boolean is(Found opened) {
      Inode.Key now = opened.key();
      boolean sameFile =
          key != null
              && now != null
              && key.device() == now.device()
              && key.number() == now.number();
      return path.equals(opened.text()) || (sameFile && opened.text().equals(path + " (deleted)"));
    }
  }

  FileMediator(Resolver resolver, Surroundings around) {
    this.resolver = resolver;
    this.table = around.table();
    this.objects = around.objects();
  }

  void addTo(Rows rows) {
    String[] open = {
      "file_open",
      "inode_permission",
      "path_truncate",
      "path_mknod",
      "inode_create",
      "file_post_open"
    };
    rows.add(FILE_OPEN, this::open, open);
    rows.add(FILE_OPENED, this::opened, open);
    rows.add(FILE_LIST, this::list, "file_open", "inode_permission");
    rows.add(FILE_TRUNCATE, this::truncate, "file_truncate");
    rows.add(FILE_LOCK, this::lock, "file_lock");
    rows.add(FILE_MMAP, this::map, "mmap_file");
  }

  private Verdict open(Asking asking, Cred subject, Arguments with) throws IOException {
    int flags = with.number(with.b());
    asking.thread().leave(null);
    Found found = resolver.follow(with.a());
    if (found == null) {
      return Verdict.ALLOW;
    }
    boolean creates = (flags & Flags.CREAT) != 0;
    if (!found.exists() && !creates) {
      return Verdict.ALLOW; // no such file; if there is one by then, it is decided once opened
    }
    asking.thread().leave(new Decided(found.text(), found.key()));
    return found.exists()
        ? existing(asking, subject, found, flags)
        : create(asking, subject, found, with.number(with.c()), flags);
  }

  private Verdict existing(Asking asking, Cred subject, Found found, int flags) {
    int mask = Flags.mask(flags);
    PathObject path = asking.outside(() -> resolver.object(found));
    Verdict permission = asking.each(() -> table.inodePermission(subject, inode(path), mask));
    Verdict open =
        permission.isDenied()
            ? permission
            : withFile(asking, subject, path, mask, f -> table.fileOpen(subject, f));
    boolean cuts = (flags & Flags.TRUNC) != 0 && !open.isDenied();
    return cuts ? asking.each(() -> table.pathTruncate(subject, path)) : open;
  }

  private static Inode inode(PathObject path) {
    return Objects.requireNonNull(path.inode());
  }

  /** Asks whether the file may come to be, then whether it may be opened. */
  Verdict create(Asking asking, Cred subject, Found found, int mode, int flags) throws IOException {
    Found parent = resolver.parent(found);
    PathObject path = resolver.object(found);
    Verdict made =
        asking.each(
            () -> table.pathMknod(subject, path, mode),
            () -> table.inodePermission(subject, resolver.inode(parent), Mask.WRITE | Mask.EXEC),
            () -> table.inodeCreate(subject, resolver.inode(parent), found.name(), mode));
    return made.isDenied()
        ? made
        : withFile(asking, subject, path, Flags.mask(flags), f -> table.fileOpen(subject, f));
  }

  private Verdict opened(Asking asking, Cred subject, Arguments with) throws IOException {
    Object decided = asking.thread().takePending();
    Found opened = resolver.opened(with.c());
    int flags = with.number(with.b());
    if (!(decided instanceof Decided before)) {
      return existing(asking, subject, opened, flags & ~Flags.TRUNC);
    }
    if (!before.is(opened)) {
      String why = "the name led to " + before.path() + " when it was decided";
      return asking.refuse(subject, opened.text(), Errno.EACCES, why);
    }
    PathObject path = asking.outside(() -> resolver.object(opened));
    int mask = Flags.mask(flags);
    return withFile(asking, subject, path, mask, f -> table.filePostOpen(subject, f));
  }

  private Verdict list(Asking asking, Cred subject, Arguments with) throws IOException {
    Found found = resolver.follow(with.a());
    return found == null || !found.exists() ? Verdict.ALLOW : existing(asking, subject, found, 0);
  }

  private Verdict truncate(Asking asking, Cred subject, Arguments with) throws IOException {
    return onOpen(asking, subject, with, Mask.WRITE, f -> table.fileTruncate(subject, f));
  }

  private Verdict lock(Asking asking, Cred subject, Arguments with) throws IOException {
    boolean exclusive = with.isTrue(with.b());
    int mask = exclusive ? Mask.WRITE : Mask.READ;
    return onOpen(asking, subject, with, mask, f -> table.fileLock(subject, f, exclusive));
  }

  private Verdict map(Asking asking, Cred subject, Arguments with) throws IOException {
    int protection = with.number(with.b());
    int mask = (protection & 1) * Mask.READ | (protection & 2) / 2 * Mask.WRITE;
    return onOpen(asking, subject, with, mask, f -> table.mmapFile(subject, f, mask));
  }

  private Verdict onOpen(
      Asking asking, Cred subject, Arguments with, int mask, Function<FileObject, Verdict> hook)
      throws IOException {
    Found found = resolver.opened(with.a());
    PathObject path = asking.outside(() -> resolver.object(found));
    return withFile(asking, subject, path, mask, hook);
  }

  /** Makes the open file, asks, and releases it. */
  private Verdict withFile(
      Asking asking, Cred subject, PathObject path, int mask, Function<FileObject, Verdict> hook) {
    return asking.outside(
        () -> {
          FileObject file = objects.file(path, mask, subject);
          try {
            return hook.apply(file);
          } finally {
            objects.release(file);
          }
        });
  }
}
