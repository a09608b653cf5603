package org.gatehouse.lsm.object;

import org.gatehouse.lsm.blob.Blob;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.SecurityObject;

/** An open stream or channel, or one that is about to be opened (struct file). */
public final class FileObject implements SecurityObject {
  private final PathObject path;
  private final int mask;
  private final Cred opener;
  private final Blob blob;

  FileObject(PathObject path, int mask, Cred opener, Blob blob) {
    this.path = path;
    this.mask = mask;
    this.opener = opener;
    this.blob = blob;
  }

  /** The file's name and inode. */
  public PathObject path() {
    return path;
  }

  /** What it is opened for: bits of {@link Mask}. */
  public int mask() {
    return mask;
  }

  /** Who opened it (f_cred). */
  public Cred opener() {
    return opener;
  }

  @Override
  public ObjectKind kind() {
    return ObjectKind.FILE;
  }

  @Override
  public Blob blob() {
    return blob;
  }

  @Override
  public String toString() {
    return path.path();
  }
}
