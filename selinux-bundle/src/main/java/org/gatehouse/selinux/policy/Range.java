package org.gatehouse.selinux.policy;

/** From a level to a level. */
public record Range(Level low, Level high) {
  /** What a policy without MLS has. */
  public static final Range NONE = new Range(Level.NONE, Level.NONE);

  /** From a level to itself. */
  public static Range of(Level level) {
    return new Range(level, level);
  }

  /** Whether another lies inside. */
  public boolean contains(Range other) {
    return other.low.dominates(low) && high.dominates(other.high);
  }

  /** Whether one level is all. */
  public boolean isSingle() {
    return low.equals(high);
  }
}
