package org.gatehouse.lsm.blob;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Hands out slots to one incarnation of a module; all of them end with it. */
@ProviderType
public interface BlobSlots {
  /**
   * Reserves a slot; a module without one costs objects nothing.
   *
   * @param kind the objects whose blobs get it
   * @param free called once for each value that the module did not unlink itself: after the object
   *     was freed or the module disabled, and after a grace period; on the host's reclaimer thread
   * @throws IllegalStateException if the module is already being disabled, or if loadable support
   *     is off and the fixed layout of this kind is full
   */
  <T> BlobSlot<T> reserve(ObjectKind kind, Consumer<? super T> free);

  /** {@link #reserve(ObjectKind, Consumer)} for values that need no freeing. */
  default <T> BlobSlot<T> reserve(ObjectKind kind) {
    return reserve(kind, value -> {});
  }
}
