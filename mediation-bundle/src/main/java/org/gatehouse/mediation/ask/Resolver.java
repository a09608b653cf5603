package org.gatehouse.mediation.ask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.Objects;
import org.gatehouse.bridge.Descriptors;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.PathObject;
import org.jspecify.annotations.Nullable;

/** Finds what a name or a descriptor stands for, as plain data: real path, file key, mode. */
final class Resolver {
  private static final int MOST_LINKS = 40;
  private static final int TYPE = 0170000;
  private static final int LINK = 0120000;

  private final Directories directories = new Directories();
  private final ObjectTable objects;
  private final Stats stats;

  Resolver(ObjectTable objects, Stats stats) {
    this.objects = objects;
    this.stats = stats;
  }

  /**
   * What stands behind a name.
   *
   * @param path the real path; of the directory and the last name where there is no file yet
   * @param key the file there; null for none
   * @param mode its type and permission bits
   * @param isRemembered whether the real path of the directory is one that was remembered
   */
  record Found(Path path, Inode.@Nullable Key key, int mode, boolean isRemembered) {
    Found remembered() {
      return new Found(path, key, mode, true);
    }

    boolean exists() {
      return key != null;
    }

    boolean isLink() {
      return (mode & TYPE) == LINK;
    }

    String text() {
      return path.toString();
    }

    String name() {
      return String.valueOf(path.getFileName());
    }
  }

  /** The argument as a path of the JDK's own; an application's Path is never asked anything. */
  static Path path(@Nullable Object argument) {
    if (argument instanceof Path path && path.getClass().getClassLoader() == null) {
      return path.toAbsolutePath();
    }
    if (argument instanceof String text) {
      return Path.of(text).toAbsolutePath();
    }
    throw new LsmException(Errno.EACCES, "a path that is not of the default file system");
  }

  /** What the name leads to, through symbolic links; null where its directory does not exist. */
  @Nullable Found follow(@Nullable Object argument) throws IOException {
    Path path = path(argument);
    for (int links = 0; links < MOST_LINKS; links++) {
      try {
        return found(path.toRealPath());
      } catch (NoSuchFileException e) {
        Found last = dontFollow(path);
        if (last == null || !last.exists()) {
          return last;
        }
        path = target(last.path());
      }
    }
    throw new LsmException(Errno.EACCES, path + " leads through too many symbolic links");
  }

  /**
   * The same with the real path of the directory as it was when last looked at. Only for what is
   * checked again once it is opened.
   */
  @Nullable Found followFast(@Nullable Object argument) throws IOException {
    Found found = remembered(argument);
    return found != null ? found : follow(argument);
  }

  /** Null where nothing helps but looking. */
  private @Nullable Found remembered(@Nullable Object argument) throws IOException {
    Path path = path(argument);
    Path parent = path.getParent();
    Path name = path.getFileName();
    Path real = parent == null ? null : directories.real(parent);
    if (real == null || name == null || isSpecial(name)) {
      return null;
    }
    Found found = foundOrMissing(real.resolve(name));
    return found.exists() && !found.isLink() ? found.remembered() : null;
  }

  /** What was remembered of directories is out of date. */
  void forget() {
    directories.clear();
  }

  private static boolean isSpecial(Path name) {
    String text = name.toString();
    return text.equals(".") || text.equals("..");
  }

  private static Path target(Path link) throws IOException {
    Path parent = Objects.requireNonNull(link.getParent());
    try {
      return parent.resolve(Files.readSymbolicLink(link));
    } catch (NotLinkException e) {
      return link; // it appeared just now
    }
  }

  /** What the name itself is, a symbolic link perhaps; null where its directory does not exist. */
  @Nullable Found dontFollow(@Nullable Object argument) throws IOException {
    Path path = path(argument);
    Path name = path.getFileName();
    Path parent = path.getParent();
    try {
      if (name == null || parent == null || isSpecial(name)) {
        return found(path.toRealPath());
      }
      return foundOrMissing(parent.toRealPath().resolve(name));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private Found foundOrMissing(Path real) throws IOException {
    try {
      return found(real);
    } catch (NoSuchFileException e) {
      return new Found(real, null, 0, false);
    }
  }

  private Found found(Path real) throws IOException {
    return stats.at(real);
  }

  /** What the open descriptor stands for, whatever its name led to before. */
  Found opened(@Nullable Object descriptor) throws IOException {
    return stats.of(number(descriptor));
  }

  /** Whether the open descriptor stands for the very file that was found, unchanged since. */
  boolean isStill(Found before, @Nullable Object descriptor) throws IOException {
    return stats.isStill(before, number(descriptor));
  }

  private static int number(@Nullable Object descriptor) {
    int number = Descriptors.number(descriptor);
    if (number < 0) {
      throw new LsmException(Errno.EACCES, "the number of the descriptor is not known");
    }
    return number;
  }

  /** What a name or a descriptor stands for. */
  @Nullable Found either(@Nullable Object argument) throws IOException {
    boolean isName = argument instanceof Path || argument instanceof String;
    return isName ? follow(argument) : opened(argument);
  }

  /** The directory that the name is in. */
  Found parent(Found child) throws IOException {
    Path parent = child.path().getParent();
    return found(parent == null ? child.path() : parent);
  }

  /** The object of what was found; its alloc hooks may run. */
  PathObject object(Found found) {
    Inode.Key key = found.key();
    return key == null
        ? new PathObject(found.text(), null)
        : objects.path(found.text(), key, found.mode());
  }

  /** The inode of what was found. */
  Inode inode(Found found) {
    return Objects.requireNonNull(object(found).inode());
  }
}
