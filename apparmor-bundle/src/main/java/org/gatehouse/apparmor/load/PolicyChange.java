package org.gatehouse.apparmor.load;

/** What became of a profile. */
public enum PolicyChange {
  /** It is new. */
  LOAD("profile_load"),
  /** It took the place of one of its name. */
  REPLACE("profile_replace"),
  /** It is gone. */
  REMOVE("profile_remove");

  private final String operation;

  PolicyChange(String operation) {
    this.operation = operation;
  }

  /** What records call it. */
  public String operation() {
    return operation;
  }
}
