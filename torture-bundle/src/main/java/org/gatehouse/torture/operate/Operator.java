package org.gatehouse.torture.operate;

import java.util.EnumSet;
import java.util.Set;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.stacker.ModuleInfo;
import org.gatehouse.lsm.stacker.ModuleState;
import org.gatehouse.lsm.stacker.Stacker;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;

/**
 * Changes the stack, and after each change looks whether the list says what was done. Only one
 * thread changes a given module, so any other answer is a lost change.
 */
public final class Operator {
  private static final Set<ModuleState> STACKED =
      EnumSet.of(ModuleState.ENABLED, ModuleState.QUARANTINED);

  private final Stacker stacker;
  private final Cred cred;
  private final Ledger ledger;

  /** Acts with these creds. */
  public Operator(Stacker stacker, Cred cred, Ledger ledger) {
    this.stacker = stacker;
    this.cred = cred;
    this.ledger = ledger;
  }

  /** Enables the module; one that throws may be in quarantine right after. */
  public void enable(String name) {
    ledger.leaving(name, false);
    change("enable " + name, () -> stacker.enable(cred, name));
    expect(name, STACKED);
  }

  /** Disables the module; returns when its hooks have ended. */
  public void disable(String name) {
    ledger.leaving(name, true);
    change("disable " + name, () -> stacker.disable(cred, name));
    expect(name, EnumSet.of(ModuleState.DISABLED));
  }

  /** Puts one module in the place of the other. */
  public void replace(String old, String name) {
    ledger.leaving(name, false);
    ledger.leaving(old, true);
    change("replace " + old + " by " + name, () -> stacker.replace(cred, old, name));
    expect(name, STACKED);
    expect(old, EnumSet.of(ModuleState.DISABLED));
    ledger.count(Count.REPLACED);
  }

  /** Asks whether the module may be unloaded. */
  public void checkUnload(String name) {
    stacker.checkUnload(cred, name);
  }

  /** Whether the module stands in the stack. */
  public boolean isStacked(String name) {
    return stacker.list().stream().anyMatch(m -> m.name().equals(name) && isStacked(m));
  }

  private static boolean isStacked(ModuleInfo module) {
    return STACKED.contains(module.state());
  }

  private void change(String what, Runnable work) {
    try {
      work.run();
      ledger.count(Count.CHANGES);
    } catch (RuntimeException e) {
      ledger.count(Count.CHANGES_FAILED);
      ledger.remark(what + ": " + e);
    }
  }

  /** The module must be in one of these states. */
  public void expect(String name, Set<ModuleState> states) {
    String found =
        stacker.list().stream()
            .filter(m -> m.name().equals(name))
            .map(m -> m.state().toString())
            .findFirst()
            .orElse("unknown");
    if (states.stream().noneMatch(s -> s.toString().equals(found))) {
      ledger.count(Count.CHANGES_LOST);
      ledger.remark("'" + name + "' should be " + states + " and is " + found);
    }
  }
}
