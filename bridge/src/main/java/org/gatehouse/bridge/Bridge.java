package org.gatehouse.bridge;

import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the code inserted into the JDK calls.
 *
 * <p>Anybody may ask; only the holder of the token may say who answers. The agent claims the token
 * before any other code runs, and the fields are out of reach of reflection and of private lookups
 * (the agent sees to that, and says at start whether it could).
 *
 * <p>Nobody connected: everything goes on, the host has not started yet. An owner that goes away
 * leaves a closed handler behind, which denies whatever an application's frame asks for; it never
 * goes back to nobody.
 */
public final class Bridge {
  private static @Nullable Object token; // guarded by Bridge.class
  private static @Nullable Object left; // guarded by Bridge.class
  private static volatile @Nullable Handler handler;

  private Bridge() {}

  /**
   * The token, for the first caller only.
   *
   * @throws SecurityException for every other caller
   */
  public static synchronized Object claim() {
    if (token != null) {
      throw new SecurityException("the bridge belongs to somebody already");
    }
    Object claimed = new Object();
    token = claimed;
    return claimed;
  }

  /**
   * Leaves the token for the host, which takes it before it runs any other code.
   *
   * @throws SecurityException without the token
   */
  public static synchronized void handOver(Object token) {
    demand(token);
    left = token;
  }

  /**
   * Takes the token that the agent left; the first caller gets it.
   *
   * @throws SecurityException for every other caller, and where no agent runs
   */
  public static synchronized Object take() {
    Object taken = left;
    left = null;
    if (taken == null) {
      throw new SecurityException("the bridge's token is not there or was taken");
    }
    return taken;
  }

  /**
   * Puts the handler in charge, at once for all operations.
   *
   * @throws SecurityException without the token
   */
  public static synchronized void connect(Object token, Handler handler) {
    demand(token);
    Bridge.handler = Objects.requireNonNull(handler);
  }

  /**
   * The owner goes away: from now on only stacks made of the JDK and of the trusted classes' own
   * loaders pass.
   *
   * @param trusted a class of each trusted bundle; their loaders are held weakly
   * @throws SecurityException without the token
   */
  public static synchronized void disconnect(Object token, Collection<Class<?>> trusted) {
    demand(token);
    handler = new ClosedHandler(trusted);
  }

  static synchronized void demand(Object token) {
    if (Bridge.token == null || token != Bridge.token) {
      throw new SecurityException("not the owner of the bridge");
    }
  }

  /** Whether anything wants to know of the operation. */
  public static boolean wants(int operation) {
    Handler now = handler;
    return now != null && now.wants(operation);
  }

  /**
   * Asks whether the operation may go on; a handler that fails denies. It is the only frame between
   * the choke point's and the handler's: whoever looks at the stack pays for each.
   *
   * @return null to go on, or why not
   */
  public static @Nullable String check(
      int operation, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
    if (Seal.covers(operation, b)) {
      return b + " is sealed";
    }
    Handler now = handler;
    if (now == null) {
      return null;
    }
    try {
      return now.wants(operation) ? now.check(operation, a, b, c) : null;
    } catch (Throwable t) {
      return "the decision failed: " + t.getClass().getName();
    }
  }
}
