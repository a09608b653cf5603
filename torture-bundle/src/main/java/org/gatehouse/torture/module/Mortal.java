package org.gatehouse.torture.module;

import java.util.function.Supplier;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;

/**
 * A module that comes and goes, and notices when one of its hooks runs after it was told that no
 * hook of it runs or will run.
 */
abstract class Mortal implements SecurityModule {
  private final ModuleId id;
  private final Ledger ledger;
  private volatile Life life = Life.NONE;

  Mortal(String name, Ledger ledger) {
    this.id = ModuleId.of(name);
    this.ledger = ledger;
  }

  @Override
  public final ModuleId id() {
    return id;
  }

  final Ledger ledger() {
    return ledger;
  }

  @Override
  public void enabling(ModuleContext context) {
    life = new Life();
  }

  @Override
  public final void disabled() {
    end();
  }

  /** This life is over; a hook that is still running, or begins now, is late. */
  final void end() {
    Life mine = life;
    if (!mine.isOver()) {
      mine.end();
      ledger.count(Count.LIVES);
    }
  }

  /** Runs the body of a hook and looks before and after whether the module is still alive. */
  final Verdict live(Supplier<Verdict> body) {
    Life mine = life;
    boolean late = mine.isOver();
    try {
      return body.get();
    } finally {
      ledger.count(Count.HOOKS);
      if (late || mine.isOver()) {
        ledger.count(Count.HOOKS_LATE);
      } else if (ledger.isLeaving(id.name())) {
        ledger.count(Count.HOOKS_OLD);
      }
    }
  }
}
