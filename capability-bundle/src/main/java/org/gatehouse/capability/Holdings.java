package org.gatehouse.capability;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.gatehouse.capability.policy.Exec;
import org.gatehouse.capability.policy.FileCaps;
import org.gatehouse.capability.policy.Prctl;
import org.gatehouse.capability.policy.Settings;
import org.gatehouse.capability.policy.TaskCaps;
import org.gatehouse.lsm.blob.BlobSlot;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.jspecify.annotations.Nullable;

/**
 * The capability sets in the blobs of creds.
 *
 * <p>A change of the settings reaches creds when they are next asked about: whoever finds sets of
 * older settings moves them on. So a change needs no walk, and no creds can miss it. A read costs
 * the blob, one volatile read and a comparison.
 */
@SuppressWarnings("ReferenceEquality") // snapshots: the same object or another one
final class Holdings {
  private final BlobSlot<AtomicReference<Holding>> slot;
  private final Function<Task, FileCaps> headers;
  private volatile Settings settings;

  Holdings(BlobSlots slots, Function<Task, FileCaps> headers, Settings settings) {
    this.slot = slots.reserve(ObjectKind.CRED);
    this.headers = headers;
    this.settings = settings;
  }

  void configure(Settings now) {
    settings = now;
  }

  Settings settings() {
    return settings;
  }

  TaskCaps caps(Cred cred) {
    return current(cred).caps();
  }

  /** Moves the sets; the step is taken again if somebody else moved them meanwhile. */
  Reply<Integer> change(Cred cred, Function<TaskCaps, Prctl.Outcome> step) {
    AtomicReference<Holding> cell = cell(cred);
    while (true) {
      Holding old = held(cell);
      Holding now = moved(cred, old);
      Prctl.Outcome outcome = step.apply(now.caps());
      if (cell.compareAndSet(old, now.with(outcome.next()))) {
        return outcome.reply();
      }
    }
  }

  /** The new creds' sets as a start makes them; false, and nothing attached, for EPERM. */
  boolean exec(Cred cred, TaskCaps old) {
    Settings now = settings;
    FileCaps header = headers.apply(cred.task());
    FileCaps grant = grant(now, cred, header);
    Optional<TaskCaps> caps = Exec.plain().run(old, grant);
    caps.ifPresent(sets -> put(cred, new Holding(sets, now, grant, header)));
    return caps.isPresent();
  }

  /** The same for an operating-system program, whose file has only what is configured for it. */
  boolean execProgram(Cred cred, TaskCaps old, String path) {
    Settings now = settings;
    FileCaps grant = now.grants().of(path);
    Optional<TaskCaps> caps = Exec.plain().run(old, grant);
    caps.ifPresent(sets -> put(cred, new Holding(sets, now, grant, FileCaps.NONE)));
    return caps.isPresent();
  }

  /** Creds that exec refused: nothing, and nothing to gain from a later change of the grant. */
  void none(Cred cred, TaskCaps old) {
    TaskCaps none = old.with(0, 0).withInheritable(0).withAmbient(0).withBounding(0);
    put(cred, new Holding(none, settings, FileCaps.NONE, FileCaps.NONE));
  }

  private void put(Cred cred, Holding holding) {
    AtomicReference<Holding> there = slot.get(cred);
    if (there != null) {
      there.set(holding);
    } else {
      slot.attach(cred, new AtomicReference<>(holding));
    }
  }

  /** Creds that were there before the module start as if their bundle did now. */
  private AtomicReference<Holding> cell(Cred cred) {
    AtomicReference<Holding> cell = slot.get(cred);
    return cell != null ? cell : late(cred);
  }

  private AtomicReference<Holding> late(Cred cred) {
    AtomicReference<Holding> fresh = new AtomicReference<>(first(cred));
    @Nullable AtomicReference<Holding> won = slot.attach(cred, fresh) ? fresh : slot.get(cred);
    return Objects.requireNonNullElse(won, fresh);
  }

  private Holding first(Cred cred) {
    Settings now = settings;
    FileCaps header = headers.apply(cred.task());
    FileCaps grant = grant(now, cred, header);
    TaskCaps caps = Exec.plain().run(TaskCaps.NONE, grant).orElse(TaskCaps.NONE);
    return new Holding(caps, now, grant, header);
  }

  private Holding current(Cred cred) {
    AtomicReference<Holding> cell = cell(cred);
    while (true) {
      Holding old = held(cell);
      Holding now = moved(cred, old);
      if (now == old || cell.compareAndSet(old, now)) {
        return now;
      }
    }
  }

  private static Holding held(AtomicReference<Holding> cell) {
    return Objects.requireNonNull(cell.get());
  }

  /** The holding under the present settings. */
  private Holding moved(Cred cred, Holding held) {
    Settings now = settings;
    if (held.by() == now) {
      return held;
    }
    FileCaps grant = grant(now, cred, held.header());
    TaskCaps caps = held.caps().granted(held.grant(), grant);
    return new Holding(caps, now, grant, held.header());
  }

  private static FileCaps grant(Settings now, Cred cred, FileCaps header) {
    if (cred.isOperator()) {
      return now.operator();
    }
    if (cred.task().parent() == null) {
      return now.framework();
    }
    FileCaps configured = now.grants().of(cred.task().path());
    return now.manifest() ? configured.and(header) : configured;
  }
}
