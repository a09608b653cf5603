package org.gatehouse.lsm.blob;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One module's place in the blobs of one kind of object.
 *
 * <p>A slot belongs to one incarnation of a module. It sees neither what another module attached
 * nor what an earlier incarnation of the same module did; an object older than the slot has nothing
 * in it (the LSM stacker of 2005, security_get_value and its kin). All methods may be called on any
 * thread and with no lock held; none of them blocks for longer than another call of this interface.
 *
 * @param <T> what the module keeps
 */
@ProviderType
public interface BlobSlot<T> {
  /** The module's value on this object, or null: never attached, unlinked, or freed. Lock-free. */
  @Nullable T get(SecurityObject object);

  /**
   * Attaches a value, in the object's alloc hook or at any later time.
   *
   * @return false, and nothing is changed, if there is one already, if the object was freed, or if
   *     the slot's module is being disabled
   */
  boolean attach(SecurityObject object, T value);

  /**
   * Takes the value off the object. A reader may still use it: whoever frees it waits for a grace
   * period first.
   */
  Unlinked<T> unlink(SecurityObject object);
}
