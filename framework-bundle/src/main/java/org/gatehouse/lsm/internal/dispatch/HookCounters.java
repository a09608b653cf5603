package org.gatehouse.lsm.internal.dispatch;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Invocations and denials of one place, by hook, in cells that threads do not share.
 *
 * <p>Only a version of the stack that was generated with counting touches them.
 */
final class HookCounters {
  private record Pair(LongAdder invocations, LongAdder denials) {}

  private final AtomicReferenceArray<@Nullable Pair> pairs =
      new AtomicReferenceArray<>(HookMethods.ALL.size());

  /** Called by generated code before the hook. */
  void asked(int hook) {
    pair(hook).invocations.increment();
  }

  /** Called when the module denied. */
  void denied(int hook) {
    pair(hook).denials.increment();
  }

  private Pair pair(int hook) {
    Pair there = pairs.get(hook);
    if (there != null) {
      return there;
    }
    pairs.compareAndSet(hook, null, new Pair(new LongAdder(), new LongAdder()));
    return pair(hook);
  }

  long invocations(int hook) {
    Pair there = pairs.get(hook);
    return there == null ? 0 : there.invocations.sum();
  }

  long denials(int hook) {
    Pair there = pairs.get(hook);
    return there == null ? 0 : there.denials.sum();
  }
}
