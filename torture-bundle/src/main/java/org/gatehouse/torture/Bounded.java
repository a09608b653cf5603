package org.gatehouse.torture;

import java.util.concurrent.TimeUnit;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;
import org.osgi.framework.BundleException;

/** Runs what might never end where the stack is broken, and writes down if it does not. */
final class Bounded {
  private final Ledger ledger;

  Bounded(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Work on bundles. */
  interface Work {
    void run() throws BundleException;
  }

  void run(String what, Work work) throws InterruptedException {
    Thread thread = new Thread(() -> attempt(what, work), "gatehouse-bounded");
    thread.setDaemon(true);
    thread.start();
    thread.join(TimeUnit.SECONDS.toMillis(ledger.patience()));
    if (thread.isAlive()) {
      fail(what + " does not end");
    }
  }

  private void attempt(String what, Work work) {
    try {
      work.run();
    } catch (BundleException | RuntimeException e) {
      fail(what + ": " + e);
    }
  }

  private void fail(String remark) {
    ledger.count(Count.CHANGES_FAILED);
    ledger.remark(remark);
  }
}
