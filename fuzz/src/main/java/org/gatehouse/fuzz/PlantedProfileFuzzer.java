package org.gatehouse.fuzz;

import java.nio.file.Path;
import java.util.List;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.IncludePath;
import org.gatehouse.apparmor.policy.PolicyException;
import org.gatehouse.apparmor.policy.PolicyParser;

/**
 * A parser with a bug in it, to prove that the fuzzer finds one: the bound of a variable's
 * expansion is missing, so it never comes to the end of a variable that refers to itself. Where
 * {@link ProfileFuzzer} sees a refusal, this one fails.
 */
public final class PlantedProfileFuzzer {
  private static final PolicyParser PARSER =
      new PolicyParser(new IncludePath(List.of(), Path.of("/nowhere")), Features.DEFAULT);

  private PlantedProfileFuzzer() {}

  /** One input; the fuzzer calls it. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    try {
      PARSER.parse("input", bytes);
    } catch (PolicyException e) {
      unbounded(e);
    }
  }

  private static void unbounded(PolicyException refusal) {
    if (refusal.report().endsWith("refers to itself")) {
      throw new IllegalStateException("the planted bug");
    }
  }
}
