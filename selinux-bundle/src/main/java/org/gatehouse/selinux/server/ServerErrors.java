package org.gatehouse.selinux.server;

import java.util.List;

/**
 * Who is told what the security server refuses for its own reasons, beside the decisions about
 * permissions: what Linux 6.12 writes as records of the type SELINUX_ERR. On the thread that asked,
 * and also where the state does not enforce; contexts are texts.
 */
public interface ServerErrors {
  /** Is told nothing. */
  ServerErrors NOBODY = new ServerErrors() {};

  /** The rules make a context that the policy does not allow. */
  default void computedInvalid(String invalid, String source, String target, String tclass) {}

  /** A type goes beyond its bound; these permissions were taken away. */
  default void outOfBounds(String source, String target, String tclass, List<String> permissions) {}

  /** A task may not go to a context that its own does not bound. */
  default void unboundedTransition(String from, String to) {}

  /** A validatetrans rule forbids that an object goes from one context to another. */
  default void relabelRefused(String from, String to, String task, String tclass) {}

  /**
   * Somebody gave a text that is no context of the policy.
   *
   * @param operation what it was given to: {@code setxattr}, {@code fscreate}
   * @param invalid as it was given, without the zero at its end
   */
  default void givenInvalid(String operation, byte[] invalid) {}
}
