package org.gatehouse.selinux.policy;

/**
 * A level of multi-level security.
 *
 * @param sensitivity the value; 0 where there is no MLS
 * @param categories values less 1
 */
public record Level(int sensitivity, Ebitmap categories) {
  /** What a policy without MLS has. */
  public static final Level NONE = new Level(0, Ebitmap.EMPTY);

  /** At least as sensitive, and all its categories. */
  public boolean dominates(Level other) {
    return sensitivity >= other.sensitivity && categories.contains(other.categories);
  }

  /** Neither dominates the other. */
  public boolean isIncomparable(Level other) {
    return !dominates(other) && !other.dominates(this);
  }
}
