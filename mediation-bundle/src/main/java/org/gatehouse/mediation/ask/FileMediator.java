package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.FILE_LIST;
import static org.gatehouse.bridge.Operation.FILE_LOCK;
import static org.gatehouse.bridge.Operation.FILE_MMAP;
import static org.gatehouse.bridge.Operation.FILE_OPEN;
import static org.gatehouse.bridge.Operation.FILE_OPENED;
import static org.gatehouse.bridge.Operation.FILE_TRUNCATE;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.stacker.HookSet;
import org.gatehouse.mediation.ask.Resolver.Found;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.gatehouse.mediation.subject.Attribution;
import org.gatehouse.mediation.subject.Subject;
import org.gatehouse.mediation.subject.Threads;
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
  private final Threads threads;
  private final HookSet postOpen;

  /** What was decided of a name, for the step after the opening. */
  private record Decided(Object name, int flags, Found found) {
    String path() {
      return found.text();
    }

    boolean is(Found opened) {
      Inode.Key key = found.key();
      Inode.Key now = opened.key();
      boolean sameFile =
          key != null
              && now != null
              && key.device() == now.device()
              && key.number() == now.number();
      return path().equals(opened.text())
          || (sameFile && opened.text().equals(path() + " (deleted)"));
    }

    boolean isOf(Arguments with) {
      return name.equals(with.a()) && flags == with.number(with.b());
    }
  }

  FileMediator(Resolver resolver, Surroundings around) {
    this.resolver = resolver;
    this.table = around.table();
    this.objects = around.objects();
    this.threads = around.threads();
    this.postOpen = around.hooked().of(List.of("file_post_open"));
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
    rows.add(FILE_OPENED, this::opener, this::opened, open);
    rows.add(FILE_LIST, this::list, "file_open", "inode_permission");
    rows.add(FILE_TRUNCATE, this::truncate, "file_truncate");
    rows.add(FILE_LOCK, this::lock, "file_lock");
    rows.add(FILE_MMAP, this::map, "mmap_file");
  }

  private Verdict open(Asking asking, Cred subject, Arguments with) throws IOException {
    int flags = with.number(with.b());
    asking.thread().leave(null);
    boolean changes = (flags & (Flags.CREAT | Flags.TRUNC)) != 0;
    Found found = changes ? resolver.follow(with.a()) : resolver.followFast(with.a());
    if (found == null || (!found.exists() && (flags & Flags.CREAT) == 0)) {
      return Verdict.ALLOW; // no such file; if there is one by then, it is decided once opened
    }
    if (found.exists() && Flags.isNew(flags)) {
      return Denials.exists();
    }
    Verdict verdict =
        found.exists()
            ? existing(asking, subject, found, flags)
            : create(asking, subject, found, with.number(with.c()), flags);
    if (!verdict.isDenied() && with.a() != null) {
      asking.thread().leave(new Decided(with.a(), flags, found));
    }
    return verdict;
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

  /** Nobody needs to be asked about a file that is the one just decided on this thread. */
  private @Nullable Subject opener(Attribution attribution, Arguments with) {
    return !postOpen.isHooked() && isAsDecided(with) ? null : attribution.subject();
  }

  private boolean isAsDecided(Arguments with) {
    try {
      return threads.current().pending() instanceof Decided before
          && before.isOf(with)
          && resolver.isStill(before.found(), with.c());
    } catch (IOException | LsmException e) {
      return false; // it will be said when it is looked at in full
    }
  }

  private Verdict opened(Asking asking, Cred subject, Arguments with) throws IOException {
    Object decided = asking.thread().pending();
    asking.thread().leave(null);
    Found opened = resolver.opened(with.c());
    int flags = with.number(with.b());
    if (!(decided instanceof Decided before) || !before.isOf(with)) {
      return existing(asking, subject, opened, flags & ~Flags.TRUNC);
    }
    if (!before.is(opened)) {
      return elsewhere(asking, subject, with, before, opened);
    }
    PathObject path = asking.outside(() -> resolver.object(opened));
    int mask = Flags.mask(flags);
    return withFile(asking, subject, path, mask, f -> table.filePostOpen(subject, f));
  }

  /** A directory was moved since it was remembered, or a link was swapped just now. */
  private Verdict elsewhere(
      Asking asking, Cred subject, Arguments with, Decided before, Found opened)
      throws IOException {
    Found now = resolver.follow(with.a());
    resolver.forget();
    if (before.found().isRemembered() && now != null && now.text().equals(opened.text())) {
      return existing(asking, subject, opened, before.flags());
    }
    String why = "the name led to " + before.path() + " when it was decided";
    return asking.refuse(subject, opened.text(), Errno.EACCES, why);
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
