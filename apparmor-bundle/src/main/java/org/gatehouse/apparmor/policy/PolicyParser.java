package org.gatehouse.apparmor.policy;

/**
 * From files to policies: the one entrance of this package.
 *
 * <p>Immutable; any thread may parse, many at once.
 *
 * @param includes where {@code include} and {@code abi} find their files
 * @param kernel what the kernel knows; a policy without {@code abi} is taken to be written for it
 */
public record PolicyParser(IncludePath includes, Features kernel) {
  /**
   * Parses a file and checks it.
   *
   * @param name relative names resolve as {@link IncludePath} says
   * @throws PolicyException if it is refused or cannot be read
   */
  public Policy parse(String name) {
    throw new PolicyException(new Place(name, 1, 1), "not read");
  }
}
