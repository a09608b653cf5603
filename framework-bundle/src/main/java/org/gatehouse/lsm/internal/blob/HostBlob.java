package org.gatehouse.lsm.internal.blob;

import java.util.concurrent.atomic.AtomicBoolean;
import org.gatehouse.lsm.blob.Blob;

/** A blob made by the host; knows whether its object is being freed. */
abstract class HostBlob implements Blob {
  private final AtomicBoolean freeing = new AtomicBoolean();

  /** True for the first caller only. */
  final boolean beginFree() {
    return freeing.compareAndSet(false, true);
  }
}
