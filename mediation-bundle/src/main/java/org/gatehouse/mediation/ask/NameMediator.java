package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.FILE_LINK;
import static org.gatehouse.bridge.Operation.FILE_MKDIR;
import static org.gatehouse.bridge.Operation.FILE_MKNOD;
import static org.gatehouse.bridge.Operation.FILE_RENAME;
import static org.gatehouse.bridge.Operation.FILE_RMDIR;
import static org.gatehouse.bridge.Operation.FILE_SYMLINK;
import static org.gatehouse.bridge.Operation.FILE_UNLINK;

import java.io.IOException;
import java.util.Objects;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.mediation.ask.Resolver.Found;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * Making, removing and moving names. The path hooks come first, then those of the directory, as in
 * Linux. A name whose directory does not exist is not asked about: the operation fails by itself.
 * Nor is the making of one that is there: the answer is EEXIST, which libraries rely on when they
 * make a directory to be sure of it (Linux 6.12 fs/namei.c, filename_create).
 */
final class NameMediator {
  private static final String PERMISSION = "inode_permission";

  private final Resolver resolver;
  private final HookTable table;

  NameMediator(Resolver resolver, HookTable table) {
    this.resolver = resolver;
    this.table = table;
  }

  /** A name and its directory, as objects. */
  private record Named(PathObject path, Inode directory, String name) {
    Inode inode() {
      return Objects.requireNonNull(path.inode());
    }
  }

  /** Asks about one name. */
  @FunctionalInterface
  private interface NameQuestion {
    Verdict ask(Asking asking, Cred subject, Named named, Arguments with);
  }

  void addTo(Rows rows) {
    rows.add(FILE_MKDIR, fresh(this::mkdir), "path_mkdir", PERMISSION, "inode_mkdir");
    rows.add(FILE_MKNOD, unnamed(this::mknod), "path_mknod", PERMISSION, "inode_create");
    rows.add(FILE_SYMLINK, fresh(this::symlink), "path_symlink", PERMISSION, "inode_symlink");
    String[] remove = {"path_unlink", "path_rmdir", PERMISSION, "inode_unlink", "inode_rmdir"};
    rows.add(FILE_UNLINK, there(this::remove), remove);
    rows.add(FILE_RMDIR, there(this::rmdir), "path_rmdir", PERMISSION, "inode_rmdir");
    rows.add(FILE_RENAME, this::rename, "path_rename", PERMISSION, "inode_rename");
    rows.add(FILE_LINK, this::link, "path_link", PERMISSION, "inode_link");
  }

  private Row.Question fresh(NameQuestion question) {
    return (asking, subject, with) -> {
      Found found = resolver.dontFollow(with.a());
      return found != null && found.exists()
          ? Denials.exists()
          : ask(asking, subject, found, question, with);
    };
  }

  /** The same, but an operation that chooses the name later (and says so) finds no such name. */
  private Row.Question unnamed(NameQuestion question) {
    Row.Question named = fresh(question);
    return (asking, subject, with) ->
        with.c() == null
            ? named.ask(asking, subject, with)
            : ask(asking, subject, resolver.dontFollow(with.a()), question, with);
  }

  private Verdict ask(
      Asking asking, Cred subject, @Nullable Found found, NameQuestion question, Arguments with)
      throws IOException {
    return found == null
        ? Verdict.ALLOW
        : question.ask(asking, subject, named(asking, found), with);
  }

  private Row.Question there(NameQuestion question) {
    return (asking, subject, with) -> {
      Found found = resolver.dontFollow(with.a());
      return isMissing(found) ? Verdict.ALLOW : ask(asking, subject, found, question, with);
    };
  }

  private Named named(Asking asking, Found found) throws IOException {
    Found parent = resolver.parent(found);
    return asking.outside(
        () -> new Named(resolver.object(found), resolver.inode(parent), found.name()));
  }

  private Verdict mayChange(Cred subject, Named named) {
    return table.inodePermission(subject, named.directory(), Mask.WRITE | Mask.EXEC);
  }

  private Verdict mkdir(Asking asking, Cred subject, Named n, Arguments with) {
    int mode = with.number(with.b());
    return asking.each(
        () -> table.pathMkdir(subject, n.path(), mode),
        () -> mayChange(subject, n),
        () -> table.inodeMkdir(subject, n.directory(), n.name(), mode));
  }

  private Verdict mknod(Asking asking, Cred subject, Named n, Arguments with) {
    int mode = with.number(with.b());
    return asking.each(
        () -> table.pathMknod(subject, n.path(), mode),
        () -> mayChange(subject, n),
        () -> table.inodeCreate(subject, n.directory(), n.name(), mode));
  }

  private Verdict symlink(Asking asking, Cred subject, Named n, Arguments with) {
    String target = with.text(with.b());
    return asking.each(
        () -> table.pathSymlink(subject, n.path(), target),
        () -> mayChange(subject, n),
        () -> table.inodeSymlink(subject, n.directory(), n.name(), target));
  }

  /** java.io removes files and directories by one call. */
  private Verdict remove(Asking asking, Cred subject, Named n, Arguments with) {
    return n.inode().isDirectory() ? rmdir(asking, subject, n, with) : unlink(asking, subject, n);
  }

  private Verdict unlink(Asking asking, Cred subject, Named n) {
    return asking.each(
        () -> table.pathUnlink(subject, n.path()),
        () -> mayChange(subject, n),
        () -> table.inodeUnlink(subject, n.directory(), n.inode()));
  }

  private Verdict rmdir(Asking asking, Cred subject, Named n, Arguments with) {
    return asking.each(
        () -> table.pathRmdir(subject, n.path()),
        () -> mayChange(subject, n),
        () -> table.inodeRmdir(subject, n.directory(), n.inode()));
  }

  private Verdict rename(Asking asking, Cred subject, Arguments with) throws IOException {
    Found from = resolver.dontFollow(with.a());
    Found to = resolver.dontFollow(with.b());
    if (isMissing(from) || from == null || to == null) {
      return Verdict.ALLOW;
    }
    Named old = named(asking, from);
    Named now = named(asking, to);
    return asking.each(
        () -> table.pathRename(subject, old.path(), now.path()),
        () -> mayChange(subject, old),
        () -> mayChange(subject, now),
        () ->
            table.inodeRename(subject, old.directory(), old.inode(), now.directory(), now.name()));
  }

  private Verdict link(Asking asking, Cred subject, Arguments with) throws IOException {
    Found existing = resolver.dontFollow(with.a());
    Found further = resolver.dontFollow(with.b());
    if (isMissing(existing) || existing == null || further == null) {
      return Verdict.ALLOW;
    }
    if (further.exists()) {
      return Denials.exists();
    }
    Named old = named(asking, existing);
    Named now = named(asking, further);
    return asking.each(
        () -> table.pathLink(subject, old.path(), now.path()),
        () -> mayChange(subject, now),
        () -> table.inodeLink(subject, old.inode(), now.directory(), now.name()));
  }

  private static boolean isMissing(@Nullable Found found) {
    return found == null || !found.exists();
  }
}
