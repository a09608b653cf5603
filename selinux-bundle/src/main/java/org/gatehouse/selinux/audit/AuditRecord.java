package org.gatehouse.selinux.audit;

/**
 * One line of an audit log.
 *
 * @param type the record type's name
 * @param stamp when, and in which event
 * @param body what follows
 */
public record AuditRecord(String type, Stamp stamp, String body) {
  /**
   * The kernel denied or granted; {@code more} tells what only Gatehouse knows, bundle and hook.
   */
  public static AuditRecord avc(Stamp stamp, Access access, Fields more) {
    return avc(stamp, access.toString(), more);
  }

  /** The same with an access that was put into words before. */
  public static AuditRecord avc(Stamp stamp, String access, Fields more) {
    String rest = more.toString();
    return new AuditRecord("AVC", stamp, access + (rest.isEmpty() ? "" : " " + rest));
  }

  /**
   * An object manager outside of the kernel denied or granted: what is asked by the classes that
   * only a JVM has.
   */
  public static AuditRecord userAvc(Stamp stamp, Actor manager, Access access, String exe) {
    return userAvc(stamp, manager, access.toString(), exe);
  }

  /** The same with an access that was put into words before. */
  public static AuditRecord userAvc(Stamp stamp, Actor manager, String access, String exe) {
    Fields sender =
        Fields.NONE
            .text("exe", exe)
            .number("sauid", manager.uid())
            .word("hostname", "?")
            .word("addr", "?")
            .word("terminal", "?");
    String body = manager.all() + " msg='" + access + " " + sender + "'";
    return new AuditRecord("USER_AVC", stamp, body);
  }

  /** A policy was put in force. */
  public static AuditRecord policyLoad(Stamp stamp, Actor actor) {
    return new AuditRecord("MAC_POLICY_LOAD", stamp, changed(actor.login()));
  }

  /** The mode was set. */
  public static AuditRecord status(Stamp stamp, Actor actor, boolean enforcing, boolean before) {
    Fields fields =
        Fields.NONE
            .number("enforcing", enforcing ? 1 : 0)
            .number("old_enforcing", before ? 1 : 0)
            .and(actor.login())
            .number("enabled", 1)
            .number("old-enabled", 1);
    return new AuditRecord("MAC_STATUS", stamp, changed(fields));
  }

  /** A boolean was committed. */
  public static AuditRecord booleanChange(
      Stamp stamp, Actor actor, String name, boolean value, boolean before) {
    Fields fields =
        Fields.NONE
            .context("bool", name)
            .number("val", value ? 1 : 0)
            .number("old_val", before ? 1 : 0)
            .and(actor.login());
    return new AuditRecord("MAC_CONFIG_CHANGE", stamp, changed(fields));
  }

  private static String changed(Fields fields) {
    return fields.word("lsm", "selinux").number("res", 1).toString();
  }

  /** The line, without its end. */
  @Override
  public String toString() {
    return "type=" + type + " msg=" + stamp + ": " + body;
  }
}
