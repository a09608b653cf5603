package org.gatehouse.mediation.subject;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rights that a thread gave up. Only ever takes away: each one holds besides those around it.
 *
 * @param task a task that must be allowed the operation as well, or {@link Subject#NOBODY}
 * @param hooks the only hooks that may be asked; null for all
 * @param outer what was given up before
 */
public record Narrowing(long task, @Nullable Set<String> hooks, @Nullable Narrowing outer) {

  /** Whoever runs under it can do no more than the task can. */
  public static Narrowing to(long task) {
    return new Narrowing(task, null, null);
  }

  /** Whoever runs under it can do no more than what these hooks guard. */
  public static Narrowing toHooks(Collection<String> hooks) {
    return new Narrowing(Subject.NOBODY, Set.copyOf(hooks), null);
  }

  /** This one inside another. */
  Narrowing within(@Nullable Narrowing around) {
    if (around == null) {
      return this;
    }
    return new Narrowing(task, hooks, outer == null ? around : outer.within(around));
  }

  /** Whether these hooks may be asked under this narrowing and all those around it. */
  public boolean permits(Collection<String> asked) {
    boolean here = hooks == null || hooks.containsAll(asked);
    return here && (outer == null || outer.permits(asked));
  }
}
