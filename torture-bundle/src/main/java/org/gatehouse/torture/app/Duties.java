package org.gatehouse.torture.app;

import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Duty;
import org.gatehouse.torture.ledger.Ledger;
import org.gatehouse.torture.ledger.Mark;
import org.gatehouse.torture.ledger.Operation;

/** What the answer to an operation must be, if the duty held before it was asked. */
final class Duties {
  private final Ledger ledger;

  Duties(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Whether the answer is bound; to be asked before the call. */
  boolean bind(Operation operation) {
    return switch (operation) {
      case STAMP -> ledger.holds(Duty.PAIR);
      case KILL -> ledger.holds(Duty.GUARD);
      case SCHEDULE -> ledger.holds(Duty.WATCH);
      case NICE -> ledger.holds(Duty.THROWER);
      case OPEN -> false;
    };
  }

  /** Writes down whether a bound answer was right. */
  void check(Operation operation, Verdict verdict, byte[] sheet, boolean bound) {
    if (!bound) {
      return;
    }
    if (operation == Operation.STAMP) {
      sheet(Mark.stamps(sheet));
    } else {
      door(operation, verdict);
    }
  }

  private void sheet(int stamps) {
    ledger.count(Count.SHEETS);
    if (stamps != 1) {
      ledger.count(Count.SHEETS_MIXED);
      ledger.remark("a sheet came back with " + stamps + " stamps of red and blue");
    }
  }

  private void door(Operation operation, Verdict verdict) {
    ledger.count(Count.DOORS);
    if (!verdict.isDenied()) {
      ledger.count(Count.DOORS_OPEN);
      ledger.remark(operation + " was allowed");
    }
  }
}
