package org.gatehouse.lsm.access;

import java.lang.StackWalker.Option;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The door to {@link AccessCheck} for code that knows nothing of services. Refuses everything while
 * nobody mediates.
 */
public final class Access {
  private static volatile @Nullable AccessCheck check;

  private Access() {}

  /** As {@link AccessCheck#check}. */
  public static Verdict check(AccessCheck.Question question) {
    AccessCheck now = check;
    return now == null ? Verdict.deny(Errno.EACCES, "nobody mediates") : now.check(question);
  }

  /** As {@link AccessCheck#demand}. */
  public static void demand(AccessCheck.Question question) {
    AccessCheck now = check;
    if (now == null) {
      throw new SecurityException("nobody mediates");
    }
    now.demand(question);
  }

  /**
   * Says who answers; for framework-bundle, which follows the mediation bundle's service.
   *
   * @throws SecurityException if the caller's class comes from another class loader
   */
  public static void use(@Nullable AccessCheck answering) {
    Class<?> caller = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE).getCallerClass();
    if (caller.getClassLoader() != Access.class.getClassLoader()) {
      throw new SecurityException("only the host says who answers, not " + caller.getName());
    }
    check = answering;
  }
}
