package org.gatehouse.lsm.internal.blob;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.gatehouse.lsm.blob.Blob;
import org.gatehouse.lsm.blob.BlobSlot;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.SecurityObject;
import org.gatehouse.lsm.blob.Unlinked;
import org.jspecify.annotations.Nullable;

/**
 * The layout of one kind of blob in a host without loadable modules: base and fixed offset, no
 * header and no check. It is closed by the first blob.
 */
final class FixedLayout {
  private static final VarHandle VALUE = MethodHandles.arrayElementVarHandle(Object[].class);

  /** How many offsets a blob has. */
  static final int CAPACITY = 16;

  private final ObjectKind kind;
  private int used; // guarded by this

  FixedLayout(ObjectKind kind) {
    this.kind = kind;
  }

  private static final class FixedBlob extends HostBlob {
    private final @Nullable Object[] values;

    FixedBlob(@Nullable Object[] values) {
      this.values = values;
    }
  }

  Blob allocate() {
    return new FixedBlob(new Object[CAPACITY]);
  }

  synchronized <T> BlobSlot<T> reserve() {
    if (used == CAPACITY) {
      throw new IllegalStateException("all " + CAPACITY + " offsets of " + kind + " are given out");
    }
    return new FixedSlot<>(used++);
  }

  private static final class FixedSlot<T> implements BlobSlot<T> {
    private final int offset;

    FixedSlot(int offset) {
      this.offset = offset;
    }

    private static @Nullable Object[] values(SecurityObject object) {
      return ((FixedBlob) object.blob()).values;
    }

    @Override
    @SuppressWarnings("unchecked") // only this slot writes at this offset
    public @Nullable T get(SecurityObject object) {
      return (T) VALUE.getAcquire(values(object), offset);
    }

    @Override
    public boolean attach(SecurityObject object, T value) {
      return VALUE.compareAndSet(values(object), offset, null, value);
    }

    @Override
    @SuppressWarnings("unchecked") // only this slot writes at this offset
    public Unlinked<T> unlink(SecurityObject object) {
      T value = (T) VALUE.getAndSet(values(object), offset, null);
      boolean there = value != null;
      return new Unlinked<>(there ? Unlinked.Status.UNLINKED : Unlinked.Status.ABSENT, value);
    }
  }
}
