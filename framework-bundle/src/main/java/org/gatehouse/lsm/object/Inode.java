package org.gatehouse.lsm.object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.gatehouse.lsm.blob.Blob;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.SecurityObject;
import org.jspecify.annotations.Nullable;

/** A real file, whatever its name. Kept in a bounded table and pinned by open files. */
public final class Inode implements SecurityObject {
  private final Key key;
  private final int mode;
  private final String alias;
  private final Blob blob;

  /**
   * What makes two looks at a file the same inode.
   *
   * @param device the device number
   * @param number the inode number
   * @param changed the change time in nanoseconds since 1970; a relabel from outside changes it
   */
  public record Key(long device, long number, long changed) {}

  Inode(Key key, int mode, String alias, Blob blob) {
    this.key = key;
    this.mode = mode;
    this.alias = alias;
    this.blob = blob;
  }

  /** Device, number and change time. */
  public Key key() {
    return key;
  }

  /** Type and permission bits as in {@code st_mode}. */
  public int mode() {
    return mode;
  }

  /**
   * The real path by which it was met first, if that still names this file (Linux {@code
   * d_find_any_alias}); else null. A module that finds no label here, because it came between the
   * meeting and the decision, labels by this name. Reads from the file system.
   */
  public @Nullable String alias() {
    try {
      Map<String, Object> there =
          Files.readAttributes(Path.of(alias), "unix:dev,ino", LinkOption.NOFOLLOW_LINKS);
      return isNumbered(there.get("dev"), there.get("ino")) ? alias : null;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return null;
    }
  }

  private boolean isNumbered(@Nullable Object device, @Nullable Object number) {
    return device instanceof Number dev
        && number instanceof Number ino
        && dev.longValue() == key.device
        && ino.longValue() == key.number;
  }

  /** Whether it is a directory. */
  public boolean isDirectory() {
    return (mode & 0170000) == 0040000;
  }

  @Override
  public ObjectKind kind() {
    return ObjectKind.INODE;
  }

  @Override
  public Blob blob() {
    return blob;
  }

  @Override
  public String toString() {
    return "inode " + key.device + ":" + key.number;
  }
}
