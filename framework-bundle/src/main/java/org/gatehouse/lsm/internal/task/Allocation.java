package org.gatehouse.lsm.internal.task;

import java.util.Objects;
import org.gatehouse.lsm.blob.SecurityObject;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.blob.Blobs;

/** What follows an alloc hook. */
final class Allocation {
  private Allocation() {}

  /** Passes the object on, or frees what is left on it and throws the hook's errno. */
  static <T extends SecurityObject> T check(Blobs blobs, T object, Verdict verdict) {
    if (!verdict.isDenied()) {
      return object;
    }
    if (blobs.beginFree(object)) {
      blobs.free(object);
    }
    throw new LsmException(
        Objects.requireNonNull(verdict.errno()), object + ": " + verdict.reason());
  }
}
