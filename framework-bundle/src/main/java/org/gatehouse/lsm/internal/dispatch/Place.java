package org.gatehouse.lsm.internal.dispatch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.jspecify.annotations.Nullable;

/**
 * One module's place in a version of the stack: which object answers each hook, or a denial that is
 * given without a call.
 *
 * <p>A denying place keeps the set of hooks and nothing of the module, so that its class loader can
 * go.
 */
public final class Place {
  private final String name;
  private final long id;
  private final List<@Nullable Object> targets;
  private final BitSet hooks;
  private final Verdict denial;
  private final Predicate<Cred> spared;
  private final FaultSink faults;
  private final HookCounters counters;

  private Place(
      String name,
      long id,
      List<@Nullable Object> targets,
      BitSet hooks,
      Verdict denial,
      Predicate<Cred> spared,
      FaultSink faults) {
    this.name = name;
    this.id = id;
    this.targets = targets;
    this.hooks = hooks;
    this.denial = denial;
    this.spared = spared;
    this.faults = faults;
    this.counters = new HookCounters();
  }

  /**
   * A place that asks the module.
   *
   * @param implementations the objects that have its hooks; the first that has a hook answers it
   */
  public static Place asking(String name, long id, List<Object> implementations, FaultSink faults) {
    List<@Nullable Object> targets = new ArrayList<>();
    BitSet hooks = new BitSet();
    for (HookMethod hook : HookMethods.ALL) {
      Object target =
          implementations.stream().filter(hook::isImplementedBy).findFirst().orElse(null);
      targets.add(target);
      hooks.set(hook.index(), target != null);
    }
    List<@Nullable Object> all = Collections.unmodifiableList(targets);
    return new Place(name, id, all, hooks, Verdict.ALLOW, subject -> false, faults);
  }

  /** The same place when the module must not be asked: its hooks deny, and it is let go of. */
  public Place denying(String reason) {
    return denying(reason, subject -> false);
  }

  /**
   * The same, but for those who must bring the module back.
   *
   * @param spared whose checks do not deny; asked inside hooks, so it takes no lock
   */
  public Place denying(String reason, Predicate<Cred> spared) {
    Verdict no = Verdict.deny(Errno.EACCES, reason);
    return new Place(name, id, List.of(), hooks, no, spared, FaultSink.NONE);
  }

  /** The module's name. */
  public String name() {
    return name;
  }

  /** The module's number. */
  public long id() {
    return id;
  }

  /** Whether it has the hook. */
  public boolean has(HookMethod hook) {
    return hooks.get(hook.index());
  }

  /** Whether it denies without a call. */
  public boolean isDenying() {
    return denial.isDenied();
  }

  Verdict denial() {
    return denial;
  }

  Verdict denial(Cred subject) {
    return spared.test(subject) ? Verdict.ALLOW : denial;
  }

  /** Whether an object of a class of this name answers a hook of it. */
  public boolean isAnsweredBy(String className) {
    return targets.stream().anyMatch(t -> t != null && t.getClass().getName().equals(className));
  }

  /** The object that answers the hook; null where it has none or denies. */
  public @Nullable Object target(HookMethod hook) {
    return targets.isEmpty() ? null : targets.get(hook.index());
  }

  HookCounters counters() {
    return counters;
  }

  FaultSink faults() {
    return faults;
  }

  @Override
  public String toString() {
    return name;
  }
}
