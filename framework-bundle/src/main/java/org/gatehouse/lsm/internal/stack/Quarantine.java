package org.gatehouse.lsm.internal.stack;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.lsm.stacker.ModuleState;

/**
 * Takes modules out that throw too often or hang: their places deny without a call, and an operator
 * may enable them once more.
 */
public final class Quarantine {
  private final StackCore core;
  private final Notices notices;

  Quarantine(StackCore core, Notices notices) {
    this.core = core;
    this.notices = notices;
  }

  /** A hook threw; quarantines the module if it was one too many. */
  void faulty(String name, AtomicInteger faults) {
    Entry entry = core.state().find(name).orElse(null);
    if (entry == null || !isFaulty(entry, faults)) {
      return;
    }
    String reason = "module '" + name + "' is quarantined after " + faults.get() + " faults";
    core.change(s -> quarantined(s, name, entry, reason));
    notices.stack("stack_quarantine", name, reason);
  }

  /**
   * A call has hung in a hook for the stall time: its module is quarantined, so that no further
   * call joins it. Where the class is that of several modules nobody is.
   *
   * @param hookClass the class whose method the call is in
   * @param call the call, in words
   */
  public void hung(String hookClass, String call) {
    List<Entry> answering =
        core.state().entries().stream()
            .filter(e -> e.state() == ModuleState.ENABLED && isAnsweredBy(e, hookClass))
            .toList();
    if (answering.size() == 1) {
      Entry entry = answering.get(0);
      String reason = "module '" + entry.name() + "' is quarantined: " + call + " and hangs";
      core.change(s -> quarantined(s, entry.name(), entry, reason));
      notices.stack("stack_quarantine", entry.name(), reason);
    }
  }

  private static boolean isAnsweredBy(Entry entry, String hookClass) {
    Entry.Running running = entry.running();
    return running != null && running.place().isAnsweredBy(hookClass);
  }

  private boolean isFaulty(Entry entry, AtomicInteger faults) {
    Entry.Running running = entry.running();
    boolean same = running != null && running.faults() == faults;
    return same
        && entry.state() == ModuleState.ENABLED
        && faults.get() >= core.state().config().quarantineFaults();
  }

  @SuppressWarnings("ReferenceEquality") // asks whether it is still the same incarnation
  private static StackState quarantined(StackState s, String name, Entry seen, String reason) {
    Entry now = s.find(name).orElse(null);
    Entry.Running running = seen.running();
    if (now == null
        || running == null
        || now.running() != running
        || now.state() != ModuleState.ENABLED) {
      return s;
    }
    Entry.Running denies =
        new Entry.Running(
            running.place().denying(reason), running.slots(), running.faults(), running.remove());
    return s.edit(name, e -> e.withRunning(denies).withState(ModuleState.QUARANTINED, reason));
  }
}
