package org.gatehouse.lsm.internal.stack;

import java.util.function.UnaryOperator;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.stacker.ModuleState;

/** The steps of one module as changes of the state; each looks at the state that it is given. */
final class Steps {
  private Steps() {}

  /** The incarnation begins, at this position; ENODEV, EINVAL or EBUSY where it may not. */
  static StackState publishEnabled(
      StackState s, String name, Entry.Running running, UnaryOperator<StackState> position) {
    if (s.get(name).module() == null) {
      throw new LsmException(Errno.ENODEV, "module '" + name + "' went away");
    }
    Admission.checkLockdown(s, name);
    StackState next = position.apply(s.edit(name, e -> e.begun(running)));
    Admission.checkConflicts(next, next.get(name));
    return next;
  }

  /** The incarnation is over. */
  static StackState settle(StackState s, String name) {
    Entry entry = s.get(name);
    if (entry.module() == null) {
      return s.remove(name);
    }
    return s.edit(
        name, e -> e.withRunning(null).withState(ModuleState.DISABLED, "").withBusy(false));
  }

  /** Another module has the old one's position. */
  static StackState swapOut(StackState s, String old, String name) {
    return s.swap(old, name).edit(old, e -> e.withState(ModuleState.DISABLING, ""));
  }

  /** The module's service is gone; what is under way sees that at its end. */
  static StackState forget(StackState s, String name, SecurityModule module) {
    Entry entry = s.find(name).orElse(null);
    if (entry == null || entry.module() != module) {
      return s;
    }
    return entry.busy() || entry.running() != null
        ? s.edit(name, Entry::withoutModule)
        : s.remove(name);
  }
}
