package org.gatehouse.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/**
 * How a run ends: the first status that a bundle reports, or 0 when the framework stops by itself.
 * Reporting returns at once, so it is safe under any lock; the launcher's own thread does the rest.
 */
final class ExitStatus implements IntConsumer, SynchronousBundleListener {
  private final CompletableFuture<Integer> status = new CompletableFuture<>();

  @Override
  public void accept(int reported) {
    status.complete(reported == 0 ? 0 : 1);
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    if (event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == 0) {
      accept(0);
    }
  }

  boolean isDecided() {
    return status.isDone();
  }

  int await() throws InterruptedException {
    try {
      return status.get();
    } catch (ExecutionException e) {
      throw new AssertionError("the status is never completed by an error", e);
    }
  }
}
