package org.gatehouse.torture.app;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.stacker.Stacker;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;
import org.gatehouse.torture.ledger.Mark;
import org.gatehouse.torture.ledger.Operation;
import org.gatehouse.torture.ledger.Step;

/** One thread of an application: asks, looks at the answer, writes it down, asks again. */
final class Caller implements Runnable {
  private static final Operation[] OPERATIONS = Operation.values();
  private static final int BREATH = 4;
  private static final long BREATH_NANOS = 1_000_000;

  private final Asking asking;
  private final Stacker stacker;
  private final Ledger ledger;
  private final Duties duties;
  private final byte[] sheet = Mark.sheet();
  private long newest;
  private volatile boolean stopping;

  Caller(Asking asking, Stacker stacker, Ledger ledger) {
    this.asking = asking;
    this.stacker = stacker;
    this.ledger = ledger;
    this.duties = new Duties(ledger);
  }

  void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    for (int calls = 1; !stopping; calls++) {
      call(OPERATIONS[ThreadLocalRandom.current().nextInt(OPERATIONS.length)]);
      if (calls % BREATH == 0) {
        breathe();
      }
    }
  }

  private void breathe() {
    LockSupport.parkNanos(BREATH_NANOS);
    try {
      asking.files().reopenOne();
    } catch (LsmException e) {
      ledger.count(Count.OPEN_REFUSED);
      ledger.remark("opening a file: " + e);
    }
  }

  private void call(Operation operation) {
    boolean bound = duties.bind(operation);
    Arrays.fill(sheet, (byte) 0);
    ledger.count(operation, Step.ENTERED);
    long before = stacker.version();
    try {
      Verdict verdict = asking.ask(operation, sheet);
      note(operation, verdict, before, stacker.version());
      duties.check(operation, verdict, sheet, bound);
    } catch (RuntimeException | Error e) {
      ledger.count(operation, Step.THREW);
      ledger.remark(operation + " threw " + e);
    }
  }

  private void note(Operation operation, Verdict verdict, long before, long after) {
    ledger.count(operation, verdict.isDenied() ? Step.DENIED : Step.ALLOWED);
    ledger.versions().add(before, after);
    if (verdict.decision() != null) {
      long version = verdict.decision().stackVersion();
      ledger.count(Count.VERSIONS);
      if (version < before || version > after || version < newest) {
        ledger.count(Count.VERSIONS_WRONG);
        ledger.remark("a decision by a version that was not published during the call");
      }
    }
    newest = Math.max(newest, before);
  }
}
