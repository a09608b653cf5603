package org.gatehouse.torture.module;

import java.util.concurrent.atomic.AtomicBoolean;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;

/** What the keeper attaches to a file. Freeing it poisons it. */
final class Value {
  private final Ledger ledger;
  private final AtomicBoolean poisoned = new AtomicBoolean();

  Value(Ledger ledger) {
    this.ledger = ledger;
  }

  void free() {
    boolean first = poisoned.compareAndSet(false, true);
    ledger.count(first ? Count.FREED : Count.FREED_TWICE);
  }

  boolean isPoisoned() {
    return poisoned.get();
  }
}
