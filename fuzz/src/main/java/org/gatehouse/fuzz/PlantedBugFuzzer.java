package org.gatehouse.fuzz;

import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.PolicyFormatException;
import org.gatehouse.selinux.policy.PolicyReader;

/**
 * A reader with a bug in it, to prove that the fuzzer finds one: it fails on a valid policy whose
 * unknown permissions are allowed and which has a second permissive type.
 */
public final class PlantedBugFuzzer {
  private PlantedBugFuzzer() {}

  /** One input; the fuzzer calls it. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    try {
      fail(PolicyReader.read(bytes));
    } catch (PolicyFormatException e) {
      return;
    }
  }

  private static void fail(Policy policy) {
    if (policy.isUnknownAllowed() && policy.permissive().size() > 1) {
      throw new IllegalStateException("the planted bug");
    }
  }
}
