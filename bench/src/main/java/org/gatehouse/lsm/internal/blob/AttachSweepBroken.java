package org.gatehouse.lsm.internal.blob;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Broken on purpose: whether the slot is closed is asked before, not together with, the store. */
@JCStressTest
@State
public class AttachSweepBroken extends AttachBody {
  private final AtomicReference<@Nullable String> cell = new AtomicReference<>();
  private volatile boolean closed;

  @Override
  boolean attach() {
    if (closed) {
      return false;
    }
    cell.set("value");
    return true;
  }

  @Override
  void sweep() {
    closed = true;
    String value = cell.getAndSet(null);
    if (value != null) {
      frees.free(value);
    }
  }

  @Override
  @Nullable Object get() {
    return cell.get();
  }

  @Actor
  public void one() {
    tryAttach();
  }

  @Actor
  public void other() {
    sweep();
  }

  @Arbiter
  public void after(L_Result result) {
    judge(result);
  }
}
