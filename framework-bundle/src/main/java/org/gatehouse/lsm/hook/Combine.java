package org.gatehouse.lsm.hook;

/** How the answers of several modules become one (Linux 6.12 security/security.c). */
public enum Combine {
  /** The configured rule: all asked and the last denial counts, or the first denial ends. */
  CONFIGURED,
  /** All modules are told; there is no answer. */
  NOTIFY,
  /** The first failure ends and the undo hooks run. */
  ALLOC,
  /** Modules are asked in order until one does not say "not mine". */
  FIRST_ANSWER,
  /** Lists are joined; "not mine" is skipped, another error ends. */
  JOIN,
  /** Lists are joined; every error is skipped. */
  COLLECT,
  /** All must agree; the first no ends. */
  ALL_AGREE,
  /** One yes is enough. */
  ANY_YES,
  /** Bit sets are intersected; an error ends. */
  INTERSECT,
  /** Goes on after 0, ends at anything else that is not "not mine" (task_prctl). */
  CONTINUE_ON_ZERO
}
