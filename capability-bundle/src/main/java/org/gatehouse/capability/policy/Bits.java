package org.gatehouse.capability.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.lsm.object.Capability;

/** Sets of capabilities as bits, each at its Linux number (kernel_cap_t). */
@SuppressWarnings("EnumOrdinal") // the enum stands in the order of the kernel's numbers
public final class Bits {
  /** All capabilities. */
  public static final long ALL = (1L << Capability.values().length) - 1;

  /** What goes with the file system uid (CAP_FS_SET). */
  public static final long FS =
      of(
          Capability.CAP_CHOWN,
          Capability.CAP_DAC_OVERRIDE,
          Capability.CAP_DAC_READ_SEARCH,
          Capability.CAP_FOWNER,
          Capability.CAP_FSETID,
          Capability.CAP_LINUX_IMMUTABLE,
          Capability.CAP_MKNOD,
          Capability.CAP_MAC_OVERRIDE);

  private Bits() {}

  /** The set of these. */
  public static long of(Capability... capabilities) {
    return Arrays.stream(capabilities).mapToLong(c -> 1L << c.ordinal()).reduce(0, (a, b) -> a | b);
  }

  /** Whether the set has the capability. */
  public static boolean has(long set, Capability capability) {
    return (set >>> capability.ordinal() & 1) != 0;
  }

  /** Whether the second set has all of the first. */
  public static boolean isSubset(long set, long of) {
    return (set & ~of) == 0;
  }

  /** Whether there is a capability of this number (cap_valid). */
  public static boolean isValid(long number) {
    return number >= 0 && number < Capability.values().length;
  }

  /** The capability of this name, in either case, with its {@code cap_}. */
  public static Optional<Capability> named(String name) {
    String wanted = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(Capability.values()).filter(c -> c.name().equals(wanted)).findFirst();
  }

  /** The name in texts, in small letters. */
  public static String name(Capability capability) {
    return capability.name().toLowerCase(Locale.ROOT);
  }

  /** The names of the set, separated by commas, in the order of their numbers. */
  public static String names(long set) {
    return Arrays.stream(Capability.values())
        .filter(c -> has(set, c))
        .map(Bits::name)
        .collect(Collectors.joining(","));
  }
}
