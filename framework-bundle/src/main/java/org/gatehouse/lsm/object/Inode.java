package org.gatehouse.lsm.object;

import org.gatehouse.lsm.blob.Blob;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.SecurityObject;

/** A real file, whatever its name. Kept in a bounded table and pinned by open files. */
public final class Inode implements SecurityObject {
  private final Key key;
  private final int mode;
  private final Blob blob;

  /**
   * What makes two looks at a file the same inode.
   *
   * @param device the device number
   * @param number the inode number
   * @param changed the change time in nanoseconds since 1970; a relabel from outside changes it
   */
  public record Key(long device, long number, long changed) {}

  Inode(Key key, int mode, Blob blob) {
    this.key = key;
    this.mode = mode;
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
