package org.gatehouse.lsm.hook;

import org.jspecify.annotations.Nullable;

/**
 * The answer of a check: allowed, allowed and logged, or denied with an errno and a reason.
 *
 * <p>{@link #ALLOW} is the only plain allow and is compared by identity, so that an allowed
 * decision allocates nothing. Everything else is kept for audit. Immutable, usable on any thread.
 */
public final class Verdict {
  /** Allowed, and nothing to say about it. */
  public static final Verdict ALLOW = new Verdict(null, "", null);

  private final @Nullable Errno errno;
  private final String reason;
  private final @Nullable Decision decision;

  private Verdict(@Nullable Errno errno, String reason, @Nullable Decision decision) {
    this.errno = errno;
    this.reason = reason;
    this.decision = decision;
  }

  /**
   * Denied.
   *
   * @param errno what the caller sees
   * @param reason the rule, or the missing rule, in the module's own language
   */
  public static Verdict deny(Errno errno, String reason) {
    return new Verdict(errno, reason, null);
  }

  /**
   * Allowed, but the module wants it in the audit log (permissive, complain, auditallow).
   *
   * @param reason why it is worth a record
   */
  public static Verdict allowLogged(String reason) {
    return new Verdict(null, reason, null);
  }

  /** This verdict with the whole decision behind it; made by the host, not by modules. */
  public Verdict with(Decision whole) {
    return new Verdict(errno, reason, whole);
  }

  /** Whether the operation must not go on. */
  public boolean isDenied() {
    return errno != null;
  }

  /** The errno of a denial; null when allowed. */
  public @Nullable Errno errno() {
    return errno;
  }

  /** The reason; empty for {@link #ALLOW}. */
  public String reason() {
    return reason;
  }

  /** Every module's part in it; null for {@link #ALLOW} and for a verdict fresh from a module. */
  public @Nullable Decision decision() {
    return decision;
  }

  @Override
  public String toString() {
    if (errno != null) {
      return errno + (reason.isEmpty() ? "" : " " + reason);
    }
    return this == ALLOW ? "allow" : "allow, logged: " + reason;
  }
}
