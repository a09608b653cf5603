package org.gatehouse.lsm.internal.blob;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Broken on purpose: the first to attach says that the object is listed before it is. */
@JCStressTest
@State
public class AttachPairBroken extends AttachBody {
  private final Set<Object> objects = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean listed = new AtomicBoolean();
  private final AtomicReference<@Nullable String> cell = new AtomicReference<>();

  private void list() {
    if (listed.compareAndSet(false, true)) {
      objects.add(this);
    }
  }

  @Override
  boolean attach() {
    list();
    cell.set("value");
    return true;
  }

  @Override
  void sweep() {
    objects.forEach(
        object -> {
          String value = cell.getAndSet(null);
          if (value != null) {
            frees.free(value);
          }
        });
  }

  @Override
  @Nullable Object get() {
    return cell.get();
  }

  @Actor
  public void one() {
    list();
  }

  @Actor
  public void other() {
    tryAttach();
    sweep();
  }

  @Arbiter
  public void after(L_Result result) {
    judge(result);
  }
}
