package org.gatehouse.capability.policy;

/**
 * The capabilities of an executable (struct cpu_vfs_cap_data): what a bundle is granted.
 *
 * @param present whether there are any, be they empty; those clear ambient capabilities
 * @param permitted gained at exec, as far as the bounding set has them
 * @param inheritable gained at exec, as far as the task can inherit them
 * @param effective whether they are in force at once
 */
public record FileCaps(boolean present, long permitted, long inheritable, boolean effective) {
  /** An executable without capabilities. */
  public static final FileCaps NONE = new FileCaps(false, 0, 0, false);

  /**
   * What setcap makes of a text.
   *
   * @throws CapTextException also where some, but not all, capabilities are effective
   */
  public static FileCaps parse(String text) {
    CapState state = CapState.parse(text);
    long all = state.permitted() | state.inheritable();
    if (state.effective() != 0 && state.effective() != all) {
      throw new CapTextException(
          0, "effective is one bit of a file: either all its capabilities have e, or none");
    }
    return new FileCaps(true, state.permitted(), state.inheritable(), state.effective() != 0);
  }

  /** What is in force as soon as it is permitted. */
  long inForce() {
    return effective ? permitted : 0;
  }

  /** Both together. */
  public FileCaps and(FileCaps other) {
    return new FileCaps(
        present || other.present,
        permitted | other.permitted,
        inheritable | other.inheritable,
        effective || other.effective);
  }
}
