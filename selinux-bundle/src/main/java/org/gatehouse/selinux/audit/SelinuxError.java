package org.gatehouse.selinux.audit;

import java.util.List;

/** What the security server refuses for its own reasons: records of the type SELINUX_ERR. */
public final class SelinuxError {
  private SelinuxError() {}

  /** Permissions that the rules give and the bound of the source's type does not. */
  public static AuditRecord bounds(
      Stamp stamp, String source, String target, String tclass, List<String> permissions) {
    return record(
        stamp,
        operation("security_compute_av")
            .word("reason", "bounds")
            .context("scontext", source)
            .context("tcontext", target)
            .word("tclass", tclass)
            .word("perms", String.join(",", permissions)));
  }

  /** A task may not go to a context that its own does not bound. */
  public static AuditRecord boundedTransition(Stamp stamp, String from, String to) {
    return record(
        stamp,
        operation("security_bounded_transition")
            .word("seresult", "denied")
            .context("oldcontext", from)
            .context("newcontext", to));
  }

  /** A validatetrans rule refused to have an object relabelled. */
  public static AuditRecord validateTransition(
      Stamp stamp, String from, String to, String task, String tclass) {
    return record(
        stamp,
        operation("security_validate_transition")
            .word("seresult", "denied")
            .context("oldcontext", from)
            .context("newcontext", to)
            .context("taskcontext", task)
            .word("tclass", tclass));
  }

  /** The rules make a context that the policy does not allow. */
  public static AuditRecord computedInvalid(
      Stamp stamp, String invalid, String source, String target, String tclass) {
    return record(
        stamp,
        operation("security_compute_sid")
            .text("invalid_context", invalid)
            .context("scontext", source)
            .context("tcontext", target)
            .word("tclass", tclass));
  }

  /** Somebody gave bytes that are no context of the policy, to {@code operation}. */
  public static AuditRecord given(Stamp stamp, String operation, byte[] invalid) {
    return record(stamp, operation(operation).bytes("invalid_context", invalid));
  }

  private static Fields operation(String name) {
    return Fields.NONE.word("op", name);
  }

  private static AuditRecord record(Stamp stamp, Fields fields) {
    return new AuditRecord("SELINUX_ERR", stamp, fields.toString());
  }
}
