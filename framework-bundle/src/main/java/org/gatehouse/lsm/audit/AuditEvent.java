package org.gatehouse.lsm.audit;

import java.util.List;
import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.lsm.hook.Errno;
import org.jspecify.annotations.Nullable;

/**
 * One event worth a record. Immutable.
 *
 * @param serial given at creation, without gaps; a missing one was lost
 * @param time milliseconds since 1970
 * @param type what happened
 * @param stackVersion the version of the stack
 * @param hook the hook's kernel name, or what was done to the stack
 * @param subject who asked, in words
 * @param object for what, in words
 * @param errno the result of a denial; null otherwise
 * @param reason the deciding module's reason, or the message
 * @param labels labels of subject and object by module, as {@code subj_smack=Db}
 * @param answers every module's part
 * @param frames the application's stack frames from the nearest on, for a decision; at most 16
 */
public record AuditEvent(
    long serial,
    long time,
    Type type,
    long stackVersion,
    String hook,
    String subject,
    String object,
    @Nullable Errno errno,
    String reason,
    List<String> labels,
    List<Decision.Answer> answers,
    List<String> frames) {

  /** The kinds of events. */
  public enum Type {
    /** An operation was denied. */
    DENIED,
    /** An operation was allowed and a module wants that known. */
    ALLOWED,
    /** A hook threw, or a module's clean-up did. */
    FAULT,
    /** The stack was changed, or a change was refused. */
    STACK,
    /** A grace period does not end. */
    STALL,
    /** The configuration was bad; the last good one stays. */
    CONFIG
  }
}
