package org.gatehouse.mediation.osgi;

import org.gatehouse.bridge.Bridge;
import org.gatehouse.bridge.Coverage;
import org.jspecify.annotations.Nullable;

/**
 * The right to say who answers the bridge. The agent leaves it once in the life of a JVM, so it is
 * kept from one start of this bundle to the next; a bundle that was updated cannot get it again,
 * and everything stays denied until the JVM is started anew.
 */
final class Token {
  private static @Nullable Object taken; // guarded by Token.class

  private Token() {}

  /** Whether it was taken by an earlier start. */
  static synchronized boolean isTaken() {
    return taken != null;
  }

  /**
   * The token: the agent's, or where there is no agent, the bridge's own.
   *
   * @throws SecurityException if somebody else has it
   */
  static synchronized Object take() {
    Object token = taken;
    if (token == null) {
      token = fromBridge();
      taken = token;
    }
    return token;
  }

  private static Object fromBridge() {
    return Coverage.rows().isEmpty() ? Bridge.claim() : Bridge.take();
  }
}
