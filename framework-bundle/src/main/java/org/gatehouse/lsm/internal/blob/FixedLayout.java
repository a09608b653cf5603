package org.gatehouse.lsm.internal.blob;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.gatehouse.lsm.blob.Blob;
import org.gatehouse.lsm.blob.BlobSlot;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.SecurityObject;
import org.gatehouse.lsm.blob.Unlinked;
import org.gatehouse.lsm.internal.rcu.GracePeriod;
import org.jspecify.annotations.Nullable;

/**
 * The layout of one kind of blob in a host without loadable modules: base and fixed offset, no
 * header and no check on reading.
 *
 * <p>How a value is freed is known here, once for the kind, by its offset. An attach that meets the
 * free of its object looks for that after it has stored, and the free looks at every offset after
 * it has said so: one of the two takes the value off, and so it is freed or refused, never both.
 */
final class FixedLayout {
  private static final VarHandle VALUE = MethodHandles.arrayElementVarHandle(Object[].class);

  /** How many offsets a blob has. */
  static final int CAPACITY = 16;

  private final ObjectKind kind;
  private final GracePeriod gracePeriod;
  private final List<FixedSlot<?>> slots = new CopyOnWriteArrayList<>();

  FixedLayout(ObjectKind kind, GracePeriod gracePeriod) {
    this.kind = kind;
    this.gracePeriod = gracePeriod;
  }

  private static final class FixedBlob extends HostBlob {
    private final @Nullable Object[] values;
    private volatile boolean freed;

    FixedBlob(@Nullable Object[] values) {
      this.values = values;
    }
  }

  Blob allocate() {
    return new FixedBlob(new Object[CAPACITY]);
  }

  synchronized <T> BlobSlot<T> reserve(Consumer<? super T> free) {
    if (slots.size() == CAPACITY) {
      throw new IllegalStateException("all " + CAPACITY + " offsets of " + kind + " are given out");
    }
    FixedSlot<T> slot = new FixedSlot<>(slots.size(), free);
    slots.add(slot);
    return slot;
  }

  /** How many offsets are given out. */
  int slots() {
    return slots.size();
  }

  /** Empties the blob for ever; each value that was left is freed after a grace period. */
  void free(SecurityObject object) {
    ((FixedBlob) object.blob()).freed = true;
    for (FixedSlot<?> slot : slots) {
      slot.takeToFree(object).ifPresent(gracePeriod::callAfter);
    }
  }

  private static final class FixedSlot<T> implements BlobSlot<T> {
    private final int offset;
    private final Consumer<? super T> free;

    FixedSlot(int offset, Consumer<? super T> free) {
      this.offset = offset;
      this.free = free;
    }

    private static FixedBlob blob(SecurityObject object) {
      return (FixedBlob) object.blob();
    }

    private static @Nullable Object[] values(SecurityObject object) {
      return blob(object).values;
    }

    Optional<Runnable> takeToFree(SecurityObject object) {
      T value = take(object);
      return value == null ? Optional.empty() : Optional.of(() -> free.accept(value));
    }

    @SuppressWarnings("unchecked") // only this slot writes at this offset
    private @Nullable T take(SecurityObject object) {
      return (T) VALUE.getAndSet(values(object), offset, null);
    }

    @Override
    @SuppressWarnings("unchecked") // only this slot writes at this offset
    public @Nullable T get(SecurityObject object) {
      return (T) VALUE.getAcquire(values(object), offset);
    }

    @Override
    public boolean attach(SecurityObject object, T value) {
      boolean stored = VALUE.compareAndSet(values(object), offset, null, value);
      boolean late = stored && blob(object).freed && take(object) != null;
      return stored && !late;
    }

    @Override
    public Unlinked<T> unlink(SecurityObject object) {
      T value = take(object);
      if (value != null) {
        return new Unlinked<>(Unlinked.Status.UNLINKED, value);
      }
      boolean freed = blob(object).freed;
      return new Unlinked<>(freed ? Unlinked.Status.DISOWNED : Unlinked.Status.ABSENT, null);
    }
  }
}
