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
  public static final Verdict ALLOW = new Verdict(null, "", "", false, null);

  private final @Nullable Errno errno;
  private final String reason;
  private final String grant;
  private final boolean silent;
  private final @Nullable Decision decision;

  private Verdict(
      @Nullable Errno errno,
      String reason,
      String grant,
      boolean silent,
      @Nullable Decision decision) {
    this.errno = errno;
    this.reason = reason;
    this.grant = grant;
    this.silent = silent;
    this.decision = decision;
  }

  /**
   * Denied.
   *
   * @param errno what the caller sees
   * @param reason the rule, or the missing rule, in the module's own language
   */
  public static Verdict deny(Errno errno, String reason) {
    return deny(errno, reason, "");
  }

  /**
   * Denied, and what would have allowed it.
   *
   * @param errno what the caller sees
   * @param reason the rule, or the missing rule, in the module's own language
   * @param grant what an operator would write, and where, to allow this and nothing more; one line
   */
  public static Verdict deny(Errno errno, String reason, String grant) {
    return new Verdict(errno, reason, grant, false, null);
  }

  /**
   * Denied, and the module's policy wants no record of it (dontaudit). It is recorded all the same
   * where another module has anything to say of the decision.
   *
   * @param errno what the caller sees
   * @param reason the rule, or the missing rule, in the module's own language
   * @param grant what an operator would write, and where, to allow this and nothing more; one line
   */
  public static Verdict denySilently(Errno errno, String reason, String grant) {
    return new Verdict(errno, reason, grant, true, null);
  }

  /**
   * Allowed, but the module wants it in the audit log (permissive, complain, auditallow).
   *
   * @param reason why it is worth a record
   */
  public static Verdict allowLogged(String reason) {
    return new Verdict(null, reason, "", false, null);
  }

  /** A denial that is only recorded; made by the host for modules and tasks that only report. */
  public static Verdict reported(Verdict denial) {
    String reason = "report only: " + denial;
    return new Verdict(null, reason, denial.grant, denial.silent, denial.decision);
  }

  /** This verdict with the whole decision behind it; made by the host, not by modules. */
  public Verdict with(Decision whole) {
    boolean all = silent && whole.answers().stream().allMatch(each -> isQuiet(each.verdict()));
    return new Verdict(errno, reason, grant, all, whole);
  }

  private static boolean isQuiet(Verdict each) {
    return each == ALLOW || each.silent;
  }

  /**
   * Whether nobody wants a record: the module that made it; of a whole decision every module that
   * did not plainly allow.
   */
  public boolean isSilent() {
    return silent;
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

  /** What an operator would write to allow it; empty where the module does not know. */
  public String grant() {
    return grant;
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
