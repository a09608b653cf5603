package org.gatehouse.lsm.internal.blob;

import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.SecurityObject;

/** An object with nothing but a blob. */
record Thing(HeaderBlob blob) implements SecurityObject {
  @Override
  public ObjectKind kind() {
    return ObjectKind.FILE;
  }
}
