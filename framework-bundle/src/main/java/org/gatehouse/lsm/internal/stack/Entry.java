package org.gatehouse.lsm.internal.stack;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.lsm.internal.blob.ModuleSlots;
import org.gatehouse.lsm.internal.dispatch.HookMethod;
import org.gatehouse.lsm.internal.dispatch.HookMethods;
import org.gatehouse.lsm.internal.dispatch.Place;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.ModuleKind;
import org.gatehouse.lsm.module.OrderClass;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.stacker.ModuleInfo;
import org.gatehouse.lsm.stacker.ModuleState;
import org.jspecify.annotations.Nullable;

/**
 * What the stacker knows of one module. Immutable; a change makes a new one.
 *
 * @param id name and number
 * @param order its order class
 * @param kind what it decides by
 * @param conflicts names it must not be enabled with
 * @param owner its bundle
 * @param module the service; null once it went away
 * @param state its state
 * @param busy whether a change of it is under way
 * @param incarnation counts how often it was enabled
 * @param running what belongs to the present incarnation; null while it has none
 * @param note why it is in this state
 */
record Entry(
    ModuleId id,
    OrderClass order,
    ModuleKind kind,
    Set<String> conflicts,
    Owner owner,
    @Nullable SecurityModule module,
    ModuleState state,
    boolean busy,
    int incarnation,
    @Nullable Running running,
    String note) {
  /** The version of the hook API that a module's manifest must name. */
  static final String HOOK_API = "1";

  /**
   * What belongs to one incarnation.
   *
   * @param place its place in versions of the stack
   * @param slots its blob slots
   * @param faults counts the hooks that threw
   * @param remove takes its files out of the control tree
   */
  record Running(Place place, ModuleSlots slots, AtomicInteger faults, Runnable remove) {}

  static Entry registered(SecurityModule module, Owner owner) {
    return new Entry(
        module.id(),
        module.order(),
        module.kind(),
        Set.copyOf(module.conflicts()),
        owner,
        module,
        ModuleState.REGISTERED,
        false,
        0,
        null,
        "");
  }

  String name() {
    return id.name();
  }

  /** Whether it stands in the stack, asked or denying. */
  boolean isStacked() {
    return state == ModuleState.ENABLED || state == ModuleState.QUARANTINED;
  }

  Entry withBusy(boolean now) {
    return new Entry(
        id, order, kind, conflicts, owner, module, state, now, incarnation, running, note);
  }

  Entry withState(ModuleState now, String why) {
    return new Entry(
        id, order, kind, conflicts, owner, module, now, busy, incarnation, running, why);
  }

  /** A new incarnation runs. */
  Entry begun(Running now) {
    return new Entry(
        id,
        order,
        kind,
        conflicts,
        owner,
        module,
        ModuleState.ENABLED,
        false,
        incarnation + 1,
        now,
        "");
  }

  Entry withRunning(@Nullable Running now) {
    return new Entry(
        id, order, kind, conflicts, owner, module, state, busy, incarnation, now, note);
  }

  /** The module itself is let go of; what its place needs to deny stays. */
  Entry withoutModule() {
    return new Entry(
        id, order, kind, conflicts, owner, null, state, busy, incarnation, running, note);
  }

  /** The same name with a new service. */
  Entry withModule(SecurityModule now, Owner by) {
    return new Entry(
        id,
        now.order(),
        now.kind(),
        Set.copyOf(now.conflicts()),
        by,
        now,
        state,
        busy,
        incarnation,
        running,
        note);
  }

  ModuleInfo info() {
    List<String> hooks =
        running == null
            ? List.of()
            : HookMethods.ALL.stream()
                .filter(running.place::has)
                .map(HookMethod::kernelName)
                .toList();
    int faults = running == null ? 0 : running.faults.get();
    return new ModuleInfo(
        id, state, order, kind, owner.bundle(), owner.version(), incarnation, faults, hooks, note);
  }
}
