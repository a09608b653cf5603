package org.gatehouse.lsm.internal.blob;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Broken on purpose: a value is between blob and slot while the slot is swept and freed. */
@JCStressTest
@State
public class DeleteSweepBroken extends DeleteBody {
  private final AtomicReference<@Nullable String> cell = new AtomicReference<>("value");
  private final Queue<String> unlinked = new ConcurrentLinkedQueue<>();

  private void take(boolean slowly) {
    String value = cell.getAndSet(null);
    if (slowly) {
      Thread.yield();
    }
    if (value != null) {
      unlinked.add(value);
    }
  }

  @Override
  void unlink() {
    take(false);
    unlinked.forEach(frees::free);
  }

  @Override
  void delete() {
    take(true);
  }

  @Actor
  public void module() {
    unlink();
  }

  @Actor
  public void host() {
    delete();
  }

  @Arbiter
  public void after(L_Result result) {
    judge(result);
  }
}
