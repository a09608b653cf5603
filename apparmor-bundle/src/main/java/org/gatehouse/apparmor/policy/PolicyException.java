package org.gatehouse.apparmor.policy;

/** A policy that is refused, and the place of what is wrong with it. */
public final class PolicyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Place place;

  /** Wrong at a place, for a reason that says what was expected. */
  public PolicyException(Place place, String reason) {
    super(reason);
    this.place = place;
  }

  /** Where. */
  public Place place() {
    return place;
  }

  /** {@code file:line:column: reason} in one line; of an included file behind its includer's. */
  public String report() {
    return Bytes.visible(place.trace() + ": " + getMessage());
  }
}
