package org.gatehouse.lsm.internal.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.gatehouse.lsm.internal.dispatch.Place;
import org.gatehouse.lsm.internal.dispatch.Published;
import org.gatehouse.lsm.internal.dispatch.StackVersion;
import org.gatehouse.lsm.internal.rcu.Waiting;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.stacker.ModuleState;
import org.gatehouse.lsm.stacker.ReportOnly;
import org.jspecify.annotations.Nullable;

/**
 * Holds the state of the stack and publishes its versions.
 *
 * <p>A change computes the next state and its dispatcher without a lock, then takes the mutator
 * lock M for three assignments; if another change came first it computes again, and after a few
 * losses the others give way to it. No module, framework or SCR call is ever made under M.
 */
final class StackCore {
  private static final int PATIENCE = 3;
  private static final long COURTESY_MILLIS = 50;

  private final Object mutator = new Object();
  private final Published published;
  private final Place boot;
  private final boolean permissive;
  private final AtomicReference<@Nullable CountDownLatch> first = new AtomicReference<>();
  private volatile Step now; // written under mutator, and its version published with it

  /**
   * A state and the version made for it; read together, or a change could bring an old one back.
   */
  private record Step(StackState state, StackVersion version, Offering offering) {
    Step(StackState state, StackVersion version) {
      this(state, version, Offering.of(state));
    }
  }

  StackCore(Published published, StackConfig config) {
    this(published, config, task -> false, false);
  }

  StackCore(
      Published published, StackConfig config, Predicate<Task> infrastructure, boolean permissive) {
    this.published = published;
    this.permissive = permissive;
    this.boot = BootPolicy.place(infrastructure);
    boolean booting = !config.required().isEmpty();
    StackState first =
        new StackState(List.of(), List.of(), false, false, booting, ReportOnly.NONE, config);
    this.now = new Step(first, version(published.current, first));
    published.current = now.version;
  }

  StackState state() {
    return now.state;
  }

  /** Whether an enabled module is that bundle's. */
  boolean offersModule(long bundle) {
    return now.offering.has(bundle);
  }

  Published published() {
    return published;
  }

  /** Applies the change to the newest state; what it throws leaves everything as it was. */
  StackState change(UnaryOperator<StackState> edit) {
    CountDownLatch done = new CountDownLatch(1);
    try {
      for (int tries = 0; true; tries++) {
        giveWay(tries, done);
        StackState next = attempt(edit);
        if (next != null) {
          return next;
        }
      }
    } finally {
      if (first.compareAndSet(done, null)) {
        done.countDown();
      }
    }
  }

  /** Lets a change that lost again and again go first; a courtesy, so it waits with a bound. */
  private void giveWay(int tries, CountDownLatch own) {
    CountDownLatch other = first.get();
    if (other != null && other != own) {
      Waiting.upTo(other, COURTESY_MILLIS);
    }
    if (tries >= PATIENCE) {
      first.compareAndSet(null, own);
    }
  }

  private @Nullable StackState attempt(UnaryOperator<StackState> edit) {
    Step old = now;
    StackState next = bootOver(edit.apply(old.state));
    boolean same = isSameStack(old.state, next);
    Step step = new Step(next, same ? old.version : version(old.version, next));
    return publish(old, step) ? next : null;
  }

  @SuppressWarnings("ReferenceEquality") // a step is replaced, not equalled
  private boolean publish(Step old, Step next) {
    synchronized (mutator) {
      if (now != old) {
        return false;
      }
      now = next;
      published.current = next.version;
      return true;
    }
  }

  private StackVersion version(StackVersion before, StackState next) {
    return new StackVersion(before.number() + 1, places(next), settings(next));
  }

  private List<Place> places(StackState next) {
    List<Place> places = new ArrayList<>(next.places());
    if (next.booting()) {
      places.add(0, boot);
    }
    return places;
  }

  private StackVersion.Settings settings(StackState next) {
    StackConfig config = next.config();
    return new StackVersion.Settings(
        config.rule(), config.undoAll(), next.counting(), next.reportOnly(), permissive);
  }

  private boolean isSameStack(StackState old, StackState next) {
    return places(old).equals(places(next)) && settings(old).equals(settings(next));
  }

  private static StackState bootOver(StackState next) {
    Set<String> enabled =
        next.stacked().stream()
            .filter(e -> e.state() == ModuleState.ENABLED)
            .map(Entry::name)
            .collect(Collectors.toSet());
    boolean over = next.booting() && enabled.containsAll(next.config().required());
    return over ? next.withBooting(false) : next;
  }
}
