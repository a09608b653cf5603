package org.gatehouse.apparmor.policy;

import org.jspecify.annotations.Nullable;

/**
 * How a program is executed.
 *
 * @param mode of a rule with a target {@link Mode#PROFILE}, or with a fallback {@link
 *     Mode#PROFILE_INHERIT} or {@link Mode#PROFILE_UNCONFINED}, whatever letters it was written
 *     with
 * @param unsafe whether the environment is kept (lower-case letters)
 * @param target the label of {@code ->}; of a local transition already {@code profile//child}; null
 *     if the program's name says it
 */
public record Exec(Mode mode, boolean unsafe, @Nullable String target) {
  /** The qualifier. */
  public enum Mode {
    /** {@code ix}. */
    INHERIT,
    /** {@code ux}. */
    UNCONFINED,
    /** {@code px}. */
    PROFILE,
    /** {@code pix}. */
    PROFILE_INHERIT,
    /** {@code pux}. */
    PROFILE_UNCONFINED,
    /** {@code cx}. */
    LOCAL,
    /** {@code cix}. */
    LOCAL_INHERIT,
    /** {@code cux}. */
    LOCAL_UNCONFINED,
    /** {@code unsafe x}, which finds no profile. */
    NONE
  }
}
