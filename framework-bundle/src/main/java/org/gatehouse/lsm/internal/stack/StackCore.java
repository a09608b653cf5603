package org.gatehouse.lsm.internal.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.gatehouse.lsm.internal.dispatch.Place;
import org.gatehouse.lsm.internal.dispatch.Published;
import org.gatehouse.lsm.internal.dispatch.StackVersion;
import org.gatehouse.lsm.stacker.ModuleState;

/**
 * Holds the state of the stack and publishes its versions.
 *
 * <p>A change computes the next state and its dispatcher without a lock, then takes the mutator
 * lock M for three assignments; if another change came first it computes again. No module,
 * framework or SCR call is ever made under M.
 */
final class StackCore {
  private final Object mutator = new Object();
  private final Published published;
  private final Place boot = BootPolicy.place();
  private volatile StackState state; // written under mutator, together with the published version

  StackCore(Published published, StackConfig config) {
    this.published = published;
    boolean booting = !config.required().isEmpty();
    this.state = new StackState(List.of(), List.of(), false, false, booting, config);
    published.current = version(state);
  }

  StackState state() {
    return state;
  }

  Published published() {
    return published;
  }

  /** Applies the change to the newest state; what it throws leaves everything as it was. */
  StackState change(UnaryOperator<StackState> edit) {
    while (true) {
      StackState old = state;
      StackState next = bootOver(edit.apply(old));
      StackVersion version = isSameStack(old, next) ? published.current : version(next);
      if (publish(old, next, version)) {
        return next;
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // a state is replaced, not equalled
  private boolean publish(StackState old, StackState next, StackVersion version) {
    synchronized (mutator) {
      if (state != old) {
        return false;
      }
      state = next;
      published.current = version;
      return true;
    }
  }

  private StackVersion version(StackState next) {
    return new StackVersion(published.current.number() + 1, places(next), settings(next));
  }

  private List<Place> places(StackState next) {
    List<Place> places = new ArrayList<>(next.places());
    if (next.booting()) {
      places.add(0, boot);
    }
    return places;
  }

  private static StackVersion.Settings settings(StackState next) {
    StackConfig config = next.config();
    return new StackVersion.Settings(config.rule(), config.undoAll(), next.counting());
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
