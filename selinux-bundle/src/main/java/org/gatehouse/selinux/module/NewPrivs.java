package org.gatehouse.selinux.module;

import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.Type;
import org.gatehouse.selinux.server.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Where a task may go that may not gain privileges (Linux 6.1 check_nnp_nosuid,
 * security_bounded_transition): to its own label, to one that the policy lets it gain all the same,
 * to one that its own type bounds. A way that no bound allows is told to the server's watcher.
 */
record NewPrivs(SelinuxState state) {
  private static final int NNP_NOSUID_TRANSITION = 5;
  private static final int NNP_TRANSITION = SelinuxClass.PROCESS2.bits("nnp_transition");

  boolean mayGo(int old, int next) {
    return old == next || isGiven(old, next) || isBounded(old, next);
  }

  private boolean isGiven(int old, int next) {
    @Nullable Snapshot now = state.server().snapshot();
    return now != null
        && now.policy().policy().capabilities().get(NNP_NOSUID_TRANSITION)
        && state.avc().denied(old, next, SelinuxClass.PROCESS2.number(), NNP_TRANSITION) == 0;
  }

  /** Whether the old label's type is that of the new one or above it. */
  boolean isBounded(int old, int next) {
    @Nullable Snapshot now = state.server().snapshot();
    @Nullable Context from = now == null ? null : now.context(old);
    @Nullable Context to = now == null ? null : now.context(next);
    boolean bounded =
        now == null
            || (from != null
                && to != null
                && isAbove(now.policy().policy(), from.type(), to.type()));
    if (!bounded) {
      state.server().errors().unboundedTransition(text(old), text(next));
    }
    return bounded;
  }

  private String text(int sid) {
    return state.server().text(sid);
  }

  private static boolean isAbove(Policy policy, int upper, int lower) {
    int type = lower;
    while (type != upper && type != 0) {
      @Nullable Type of = policy.names().types().get(type);
      type = of == null ? 0 : of.bounds();
    }
    return type == upper;
  }
}
