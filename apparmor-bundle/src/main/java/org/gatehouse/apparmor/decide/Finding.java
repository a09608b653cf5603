package org.gatehouse.apparmor.decide;

/**
 * What is to be logged of a profile's answer.
 *
 * @param requested what was asked for; of a capability its number
 * @param denied what of it was not allowed and is not kept quiet
 * @param info more about it, or empty
 */
public record Finding(LoadedProfile profile, Kind kind, int requested, int denied, String info) {
  /** What the record is called. */
  public enum Kind {
    /** Allowed, and a rule wants to know. */
    AUDIT,
    /** Would be denied in another mode. */
    ALLOWED,
    /** Denied. */
    DENIED,
    /** Denied, and the task ends. */
    KILLED
  }
}
