package org.gatehouse.selinux.policy;

/**
 * A set of 256 extended permissions (ioctl commands).
 *
 * @param kind {@link #FUNCTIONS} of one driver, or whole {@link #DRIVERS}
 * @param driver the high byte of the commands, for FUNCTIONS
 */
public record XPerms(int kind, int driver, long bits0, long bits1, long bits2, long bits3) {
  public static final int FUNCTIONS = 1;
  public static final int DRIVERS = 2;

  /** Whether a low byte (FUNCTIONS) or a driver (DRIVERS) is in the set. */
  public boolean has(int number) {
    return (word(number >> 6) >>> number & 1) != 0;
  }

  /** 64 of the bits. */
  public long word(int index) {
    return switch (index) {
      case 0 -> bits0;
      case 1 -> bits1;
      case 2 -> bits2;
      default -> bits3;
    };
  }
}
