package org.gatehouse.lsm.internal.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gatehouse.lsm.stacker.CombineRule;
import org.gatehouse.lsm.stacker.HookCount;
import org.gatehouse.lsm.stacker.ReportOnly;

/**
 * One version of the stack: its places in order and the dispatcher made for exactly these.
 *
 * <p>Immutable. A decision reads the published version once and is made by it alone.
 */
public final class StackVersion {
  private final long number;
  private final List<Place> places;
  private final Settings settings;
  private final boolean[] empty;
  private final long[] hooked;
  private final Dispatcher dispatcher;

  /**
   * How a version combines and whether it counts.
   *
   * @param rule the rule of checks
   * @param undoAll after a failed alloc hook: true, every module's free hook runs; false, only
   *     those of the modules before the one that failed
   * @param counting whether invocations and denials are counted
   * @param reportOnly whose denials are recorded and allowed
   * @param permissive what an alloc hook refused comes to be all the same, so nothing is undone
   */
  public record Settings(
      CombineRule rule,
      boolean undoAll,
      boolean counting,
      ReportOnly reportOnly,
      boolean permissive) {
    /** All asked, complete free, no counting, everything enforced. */
    public static final Settings DEFAULT =
        new Settings(CombineRule.ALL, true, false, ReportOnly.NONE, false);
  }

  /** Makes the version and its dispatcher. */
  public StackVersion(long number, List<Place> places, Settings settings) {
    this.number = number;
    this.places = List.copyOf(places);
    this.settings = settings;
    this.empty = new boolean[HookMethods.ALL.size()];
    for (HookMethod hook : HookMethods.ALL) {
      empty[hook.index()] = places.stream().noneMatch(p -> p.has(hook));
    }
    this.hooked = HookMask.words(h -> !empty[h.index()]);
    this.dispatcher = DispatcherGenerator.make(this);
  }

  /** Its number. */
  public long number() {
    return number;
  }

  /** Its places in order. */
  public List<Place> places() {
    return places;
  }

  /** How it combines. */
  public Settings settings() {
    return settings;
  }

  /** Whether no module has the hook; read by generated code. */
  public boolean isEmpty(int hook) {
    return empty[hook];
  }

  /** Whether some module has one of the hooks of the mask. */
  boolean hasAny(long[] mask) {
    long common = 0;
    for (int word = 0; word < mask.length; word++) {
      common |= hooked[word] & mask[word];
    }
    return common != 0;
  }

  /** What asks its modules. */
  public Dispatcher dispatcher() {
    return dispatcher;
  }

  /** The places that have the hook, in order. */
  public List<Place> asked(HookMethod hook) {
    return places.stream().filter(p -> p.has(hook)).toList();
  }

  /** Hands out the counters that are not zero. */
  public void forEachCount(Consumer<HookCount> action) {
    for (Place place : places) {
      for (HookMethod hook : HookMethods.ALL) {
        long asked = place.counters().invocations(hook.index());
        long denied = place.counters().denials(hook.index());
        if (asked + denied > 0) {
          action.accept(new HookCount(place.name(), hook.kernelName(), asked, denied));
        }
      }
    }
  }

  /** The same stack without some places, for questions about them. */
  public StackVersion without(Predicate<Place> left) {
    List<Place> rest = new ArrayList<>(places);
    rest.removeIf(left);
    return new StackVersion(number, rest, settings);
  }
}
