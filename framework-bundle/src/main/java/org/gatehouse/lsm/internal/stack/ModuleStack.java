package org.gatehouse.lsm.internal.stack;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.internal.dispatch.Published;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.stacker.ModuleState;
import org.gatehouse.lsm.stacker.ReportOnly;
import org.jspecify.annotations.Nullable;

/**
 * Moves modules through their states: registered, enabled, disabling, disabled, gone; and
 * quarantined.
 *
 * <p>Every step first marks the module busy, so that two changes of one module never interleave,
 * then calls the module without a lock, then publishes. Nothing here asks who wants it; {@link
 * StackerService} does.
 */
public final class ModuleStack {
  private final StackCore core;
  private final Quarantine quarantine;
  private final Incarnation incarnation;
  private final Surroundings host;

  /** An empty stack over these surroundings. */
  public ModuleStack(Published published, StackConfig config, Surroundings host, Gate gate) {
    this.core = new StackCore(published, config, host.infrastructure(), host.permissive());
    this.host = host;
    this.quarantine = new Quarantine(core, host.notices());
    this.incarnation = new Incarnation(host, gate, quarantine::faulty);
  }

  /** What takes faulty modules out. */
  public Quarantine quarantine() {
    return quarantine;
  }

  StackCore core() {
    return core;
  }

  StackState state() {
    return core.state();
  }

  /** Whether an enabled module is that bundle's. */
  boolean offersModule(long bundle) {
    return core.offersModule(bundle);
  }

  /** The configuration in force. */
  public StackConfig config() {
    return state().config();
  }

  /**
   * Puts another configuration in force; no module leaves the stack by it, and none that the boot
   * waits for is waited for no longer.
   */
  public void configure(StackConfig config) {
    core.change(s -> s.withConfig(s.booting() ? config.requiring(s.config().required()) : config));
  }

  /** Changes whose denials are only recorded; refused after lockdown if it would open a door. */
  void setReportOnly(String whose, boolean enforcing, Function<StackState, ReportOnly> change) {
    core.change(
        s -> {
          if (s.lockedDown() && !enforcing) {
            throw new LsmException(Errno.EPERM, whose + " enforces: the stack is locked down");
          }
          return s.withReportOnly(change.apply(s));
        });
    host.notices().stack("stack_mode", whose, enforcing ? "enforcing" : "report only");
  }

  /** Whether the required modules are still missing. */
  public boolean isBooting() {
    return state().booting();
  }

  /** The boot policy decides no longer, whatever is missing. */
  public void endBoot() {
    List<String> missing = missing();
    if (core.state().booting()) {
      core.change(s -> s.withBooting(false));
      host.notices().stack("boot", String.join(",", missing), "started without required modules");
    }
  }

  /** The required modules that are not enabled. */
  public List<String> missing() {
    StackState now = state();
    return now.config().required().stream()
        .filter(n -> now.find(n).map(e -> e.state() != ModuleState.ENABLED).orElse(true))
        .sorted()
        .toList();
  }

  /** Refuses to take a module out of a host without loadable support: nothing could be swept. */
  void checkLoadable(String name) {
    if (!host.blobs().isLoadable()) {
      throw new LsmException(
          Errno.EINVAL, "module '" + name + "' stays: this host runs without loadable modules");
    }
  }

  /** Enables a module that the configuration admits. */
  public void admit(String name) {
    enable(name, null);
  }

  void enable(String name, @Nullable String before) {
    Entry entry =
        claim(
            name,
            e -> {
              StackState now = state();
              Admission.checkEnable(now, e);
              return e;
            });
    SecurityModule module = Objects.requireNonNull(entry.module());
    start(name, module, s -> before == null ? s.push(name) : s.pushBefore(name, before));
  }

  /** Begins an incarnation and publishes it; the entry is busy until then. */
  private void start(String name, SecurityModule module, UnaryOperator<StackState> position) {
    Entry entry = state().get(name);
    Entry.Running old = entry.running();
    if (old != null) {
      old.remove().run();
    }
    Entry.Running running = null;
    try {
      running = incarnation.begin(name, entry.id().number(), entry.owner(), module);
      Entry.Running now = running;
      core.change(s -> Steps.publishEnabled(s, name, now, old == null ? position : p -> p));
    } catch (RuntimeException | Error e) {
      letGo(name);
      if (running != null) {
        incarnation.end(running, () -> {});
      }
      throw e;
    }
    if (old != null) {
      incarnation.end(old, () -> {});
    }
    host.enabled().run();
    host.notices().stack("stack_enable", name, "enabled");
  }

  /**
   * A change of the module failed: not busy any more, and what happened meanwhile is made up for.
   */
  private void letGo(String name) {
    StackState after = core.change(s -> s.edit(name, e -> e.withBusy(false)));
    Entry entry = after.get(name);
    if (entry.module() == null && entry.state() == ModuleState.ENABLED) {
      vanish(name);
    } else if (entry.module() == null && !entry.isStacked()) {
      core.change(s -> s.remove(name));
    }
  }

  /** Step 1; the latch opens when it is over. */
  CountDownLatch disable(String name) {
    CountDownLatch over = new CountDownLatch(1);
    Entry entry = claim(name, Admission::checkDisable);
    Entry.Running running = Objects.requireNonNull(entry.running());
    core.change(s -> s.edit(name, e -> e.withState(ModuleState.DISABLING, "")).pop(name));
    host.notices().stack("stack_disable", name, "disabling");
    incarnation.end(running, () -> disabled(name, entry, over));
    return over;
  }

  private void disabled(String name, Entry was, CountDownLatch over) {
    try {
      SecurityModule module = was.module();
      if (module != null) {
        incarnation.farewell(name, module);
      }
      core.change(s -> Steps.settle(s, name));
      host.notices().stack("stack_disable", name, "disabled");
    } finally {
      over.countDown();
    }
  }

  /** Both changes in one version; the latch opens when the old module's step 1 is over. */
  CountDownLatch replace(String old, String name) {
    Entry next = claim(name, e -> Admission.checkReplace(state(), old, e));
    Entry out;
    try {
      out = claim(old, Admission::checkDisable);
    } catch (RuntimeException e) {
      letGo(name);
      throw e;
    }
    SecurityModule module = Objects.requireNonNull(next.module());
    try {
      start(name, module, s -> Steps.swapOut(s, old, name));
    } catch (RuntimeException | Error e) {
      letGo(old);
      throw e;
    }
    CountDownLatch over = new CountDownLatch(1);
    incarnation.end(Objects.requireNonNull(out.running()), () -> disabled(old, out, over));
    return over;
  }

  /** Takes in a module's service; refused with EEXIST, EINVAL or ENOEXEC. */
  public void register(SecurityModule module, Owner owner) {
    String name = module.id().name();
    boolean back = state().find(name).filter(e -> Admission.isComeback(e, owner)).isPresent();
    if (back) {
      comeBack(name, module, owner);
      return;
    }
    core.change(s -> s.add(Admission.checkRegister(s, module, owner)));
    host.notices().stack("stack_register", name, "registered by bundle " + owner.bundle());
  }

  private void comeBack(String name, SecurityModule module, Owner owner) {
    Admission.checkHookApi(name, owner); // the bundle may have been updated
    claim(name, e -> Admission.checkComeback(state(), e, owner).withModule(module, owner));
    start(name, module, s -> s);
  }

  /** The name that this service was taken in by; empty if it was refused. */
  public String nameOf(SecurityModule module) {
    return state().entries().stream()
        .filter(e -> e.module() == module)
        .map(Entry::name)
        .findFirst()
        .orElse("");
  }

  /**
   * The module's service is gone.
   *
   * @param orderly whether somebody who may manage the stack took its bundle out for good: then it
   *     is step 1; otherwise a denying place stays until the same bundle comes back
   * @return opens when nothing of the module is in use
   */
  public CountDownLatch unregister(SecurityModule module, boolean orderly) {
    Entry entry =
        state().entries().stream().filter(e -> e.module() == module).findFirst().orElse(null);
    if (entry == null) {
      return new CountDownLatch(0);
    }
    try {
      return entry.isStacked() ? leave(entry.name(), module, orderly) : drop(entry.name(), module);
    } catch (LsmException e) {
      // A change of it is under way and sees, at its end, that the module is gone.
      return drop(entry.name(), module);
    }
  }

  private CountDownLatch leave(String name, SecurityModule module, boolean orderly) {
    if (!orderly) {
      claim(name, e -> e);
      return vanish(name);
    }
    CountDownLatch over = disable(name);
    core.change(s -> Steps.forget(s, name, module));
    return over;
  }

  /**
   * A bundle is gone for good: no place denies any longer for a module of it that went before.
   *
   * @return the names of these modules
   */
  public List<String> uninstalled(long bundle) {
    List<String> left =
        state().entries().stream()
            .filter(e -> e.module() == null && e.owner().bundle() == bundle && e.isStacked())
            .map(Entry::name)
            .toList();
    left.forEach(this::disable);
    return left;
  }

  private CountDownLatch drop(String name, SecurityModule module) {
    core.change(s -> Steps.forget(s, name, module));
    return new CountDownLatch(0);
  }

  private CountDownLatch vanish(String name) {
    CountDownLatch over = new CountDownLatch(1);
    String reason = "module '" + name + "' went away without being disabled";
    Entry entry = state().get(name);
    Entry.Running was = Objects.requireNonNull(entry.running());
    Entry.Running denies = incarnation.denying(was, entry.owner().bundle(), reason);
    core.change(
        s ->
            s.edit(
                name,
                e ->
                    e.withRunning(denies)
                        .withState(ModuleState.QUARANTINED, reason)
                        .withBusy(false)
                        .withoutModule()));
    incarnation.end(was, over::countDown);
    host.notices().stack("stack_vanish", name, reason);
    return over;
  }

  /** Marks the entry busy after the check; EBUSY if it already is. */
  private Entry claim(String name, UnaryOperator<Entry> check) {
    StackState after =
        core.change(
            s -> {
              Entry entry = s.get(name);
              Entry checked = check.apply(entry);
              if (entry.busy()) {
                throw new LsmException(
                    Errno.EBUSY, "a change of module '" + name + "' is under way");
              }
              return s.edit(name, e -> checked.withBusy(true));
            });
    return after.get(name);
  }
}
