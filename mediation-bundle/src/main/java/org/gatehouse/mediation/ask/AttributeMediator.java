package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.FILE_ACCESS;
import static org.gatehouse.bridge.Operation.FILE_CHMOD;
import static org.gatehouse.bridge.Operation.FILE_CHOWN;
import static org.gatehouse.bridge.Operation.FILE_GETXATTR;
import static org.gatehouse.bridge.Operation.FILE_LISTXATTR;
import static org.gatehouse.bridge.Operation.FILE_READLINK;
import static org.gatehouse.bridge.Operation.FILE_REMOVEXATTR;
import static org.gatehouse.bridge.Operation.FILE_SETXATTR;
import static org.gatehouse.bridge.Operation.FILE_STAT;
import static org.gatehouse.bridge.Operation.FILE_STATFS;
import static org.gatehouse.bridge.Operation.FILE_UTIMES;
import static org.gatehouse.bridge.Operation.FILE_WATCH;

import java.io.IOException;
import java.util.Objects;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.Xattr;
import org.gatehouse.mediation.ask.Resolver.Found;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.jspecify.annotations.Nullable;

/** What is read and written of a file besides its content. A missing file is not asked about. */
final class AttributeMediator {
  private final Resolver resolver;
  private final HookTable table;

  AttributeMediator(Resolver resolver, HookTable table) {
    this.resolver = resolver;
    this.table = table;
  }

  /** Asks about a file that is there. */
  @FunctionalInterface
  private interface FileQuestion {
    Verdict ask(Asking asking, Cred subject, PathObject path, Arguments with);
  }

  void addTo(Rows rows) {
    rows.add(FILE_STAT, this::stat, "inode_getattr");
    rows.add(FILE_ACCESS, file(this::access), "inode_permission", "inode_getattr");
    rows.add(FILE_STATFS, file(this::getattr), "inode_getattr");
    rows.add(FILE_READLINK, this::readlink, "inode_readlink");
    rows.add(FILE_CHMOD, file(this::chmod), "path_chmod", "inode_setattr");
    rows.add(FILE_CHOWN, file(this::chown), "path_chown", "inode_setattr");
    rows.add(FILE_UTIMES, file(this::utimes), "inode_setattr");
    rows.add(FILE_WATCH, file(this::watch), "path_notify", "inode_permission", "inode_getattr");
    rows.add(FILE_GETXATTR, file(this::getxattr), "inode_getxattr");
    rows.add(FILE_LISTXATTR, file(this::listxattr), "inode_listxattr");
    rows.add(FILE_SETXATTR, file(this::setxattr), "inode_setxattr");
    rows.add(FILE_REMOVEXATTR, file(this::removexattr), "inode_removexattr");
  }

  private Row.Question file(FileQuestion question) {
    return (asking, subject, with) ->
        about(resolver.either(with.a()), question, asking, subject, with);
  }

  private Verdict about(
      @Nullable Found found, FileQuestion question, Asking asking, Cred subject, Arguments with) {
    if (found == null || !found.exists()) {
      return Verdict.ALLOW;
    }
    PathObject path = asking.outside(() -> resolver.object(found));
    return question.ask(asking, subject, path, with);
  }

  private Verdict stat(Asking asking, Cred subject, Arguments with) throws IOException {
    boolean follows = with.b() == null || with.isTrue(with.b());
    Found found = follows ? resolver.either(with.a()) : resolver.dontFollow(with.a());
    return about(found, this::getattr, asking, subject, with);
  }

  private Verdict readlink(Asking asking, Cred subject, Arguments with) throws IOException {
    return about(
        resolver.dontFollow(with.a()),
        (a, s, path, w) -> a.each(() -> table.inodeReadlink(s, inode(path))),
        asking,
        subject,
        with);
  }

  private static Inode inode(PathObject path) {
    return Objects.requireNonNull(path.inode());
  }

  private Verdict getattr(Asking asking, Cred subject, PathObject path, Arguments with) {
    return asking.each(() -> table.inodeGetattr(subject, path));
  }

  /** The bits of access(2) are those of a mask; none asks whether the file is there. */
  private Verdict access(Asking asking, Cred subject, PathObject path, Arguments with) {
    int mask = with.number(with.b()) & (Mask.READ | Mask.WRITE | Mask.EXEC);
    return mask == 0
        ? getattr(asking, subject, path, with)
        : asking.each(() -> table.inodePermission(subject, inode(path), mask));
  }

  private Verdict chmod(Asking asking, Cred subject, PathObject path, Arguments with) {
    return asking.each(
        () -> table.pathChmod(subject, path, with.number(with.b())),
        () -> table.inodeSetattr(subject, inode(path), "mode"));
  }

  private Verdict chown(Asking asking, Cred subject, PathObject path, Arguments with) {
    return asking.each(
        () -> table.pathChown(subject, path, id(with.b()), id(with.c())),
        () -> table.inodeSetattr(subject, inode(path), "owner"));
  }

  private static String id(@Nullable Object number) {
    return number instanceof Number n && n.longValue() >= 0 ? n.toString() : "";
  }

  private Verdict utimes(Asking asking, Cred subject, PathObject path, Arguments with) {
    return asking.each(() -> table.inodeSetattr(subject, inode(path), "times"));
  }

  /** The JDK's own thread looks at the directory next, and would die of a denial. */
  private Verdict watch(Asking asking, Cred subject, PathObject path, Arguments with) {
    return asking.each(
        () -> table.inodePermission(subject, inode(path), Mask.READ),
        () -> table.pathNotify(subject, path),
        () -> table.inodeGetattr(subject, path));
  }

  private Verdict getxattr(Asking asking, Cred subject, PathObject path, Arguments with) {
    return asking.each(() -> table.inodeGetxattr(subject, inode(path), with.text(with.b())));
  }

  private Verdict listxattr(Asking asking, Cred subject, PathObject path, Arguments with) {
    return asking.each(() -> table.inodeListxattr(subject, inode(path)));
  }

  private Verdict setxattr(Asking asking, Cred subject, PathObject path, Arguments with) {
    String name = with.text(with.b());
    Xattr xattr =
        with.c() instanceof byte[] value ? new Xattr(name, value.clone()) : Xattr.unread(name);
    return asking.each(() -> table.inodeSetxattr(subject, inode(path), xattr));
  }

  private Verdict removexattr(Asking asking, Cred subject, PathObject path, Arguments with) {
    return asking.each(() -> table.inodeRemovexattr(subject, inode(path), with.text(with.b())));
  }
}
