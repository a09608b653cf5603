package org.gatehouse.lsm.internal.stack;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.blob.ModuleSlots;
import org.gatehouse.lsm.internal.dispatch.FaultSink;
import org.gatehouse.lsm.internal.dispatch.Place;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;

/** Begins and ends incarnations of modules; calls modules, and so never runs under a lock. */
final class Incarnation {
  private final Surroundings host;
  private final Gate gate;
  private final BiConsumer<String, AtomicInteger> faulty;

  /**
   * @param faulty told, off the decision path, that a module of this name failed once more; the
   *     counter says which incarnation
   */
  Incarnation(Surroundings host, Gate gate, BiConsumer<String, AtomicInteger> faulty) {
    this.host = host;
    this.gate = gate;
    this.faulty = faulty;
  }

  private record Context(BlobSlots slots, Tasks tasks, Gate gate) implements ModuleContext {
    @Override
    public Verdict capable(Cred subject, Capability capability) {
      return gate.capable(subject, capability);
    }

    @Override
    public boolean isXattrOwned(String name) {
      return gate.isXattrOwned(name);
    }
  }

  /** Prepares the module; if it throws, nothing is left. */
  Entry.Running begin(String name, long id, Owner owner, SecurityModule module) {
    ModuleSlots slots = host.blobs().newSlots();
    AtomicInteger faults = new AtomicInteger();
    try {
      module.enabling(new Context(slots, host.tasks(), gate));
      List<Object> hooks = List.copyOf(module.hooks());
      owner.preload().accept(hooks);
      Place place = Place.asking(name, id, hooks, sink(name, faults));
      Runnable remove = host.tree().addAll(module.controlFiles());
      return new Entry.Running(place, slots, faults, remove);
    } catch (Throwable t) {
      discard(slots);
      throw refusal(name, t);
    }
  }

  private static LsmException refusal(String name, Throwable cause) {
    if (cause instanceof LsmException refused) {
      return refused;
    }
    return new LsmException(Errno.EINVAL, "module '" + name + "' does not start: " + cause, cause);
  }

  /**
   * A stack overflow is the depth of the caller as much as the module's doing; it denies, but does
   * not count, or any application could drive a module into quarantine.
   */
  private FaultSink sink(String name, AtomicInteger faults) {
    return (hook, cause) -> {
      String why = "hook of '" + name + "' threw " + cause;
      host.notices().tell(AuditEvent.Type.FAULT, hook.kernelName(), "", name, Errno.EACCES, why);
      if (!(cause instanceof StackOverflowError)) {
        faults.incrementAndGet();
        host.control().execute(() -> faulty.accept(name, faults));
      }
    };
  }

  /** Its values leave the objects at once and are freed after a grace period; then {@code last}. */
  void end(Entry.Running running, Runnable last) {
    running.remove().run();
    running.slots().unlinkAll();
    host.gracePeriod()
        .callAfter(
            () -> {
              try {
                running.slots().freeAll();
              } finally {
                last.run();
              }
            });
  }

  /** The module's own last words; what it throws is reported. */
  void farewell(String name, SecurityModule module) {
    try {
      module.disabled();
    } catch (Throwable t) {
      host.notices().tell(AuditEvent.Type.FAULT, "disabled", "", name, null, String.valueOf(t));
    }
  }

  /**
   * What stands where the module stood: the same hooks, each a denial. Whoever must bring the
   * module back is spared: the framework, operators, the infrastructure and the module's bundle.
   */
  Entry.Running denying(Entry.Running was, long bundle, String reason) {
    ModuleSlots none = host.blobs().newSlots();
    none.unlinkAll();
    Predicate<Task> infrastructure = host.infrastructure();
    Place place = was.place().denying(reason, subject -> isSpared(subject, bundle, infrastructure));
    return new Entry.Running(place, none, was.faults(), () -> {});
  }

  private static boolean isSpared(Cred subject, long bundle, Predicate<Task> infrastructure) {
    return subject.isPrivileged()
        || subject.task().id() == bundle
        || infrastructure.test(subject.task());
  }

  private void discard(ModuleSlots slots) {
    slots.unlinkAll();
    host.gracePeriod().callAfter(slots::freeAll);
  }
}
