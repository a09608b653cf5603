package org.gatehouse.fuzz;

import java.nio.file.Path;
import java.util.List;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.IncludePath;
import org.gatehouse.apparmor.policy.PolicyException;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.gatehouse.apparmor.policy.Profile;
import org.gatehouse.apparmor.policy.ProfileFlags;

/**
 * A parser with a bug in it, to prove that the fuzzer finds one: it fails on a profile that
 * complains and has a hat of many rules.
 */
public final class PlantedProfileFuzzer {
  private static final int MANY = 3;

  private static final PolicyParser PARSER =
      new PolicyParser(new IncludePath(List.of(), Path.of("/nowhere")), Features.DEFAULT);

  private PlantedProfileFuzzer() {}

  /** One input; the fuzzer calls it. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    try {
      PARSER.parse("input", bytes).profiles().forEach(PlantedProfileFuzzer::fail);
    } catch (PolicyException e) {
      return;
    }
  }

  private static void fail(Profile profile) {
    boolean complains = profile.flags().mode() == ProfileFlags.Mode.COMPLAIN;
    if (complains && profile.children().stream().anyMatch(hat -> hat.rules().size() >= MANY)) {
      throw new IllegalStateException("the planted bug");
    }
  }
}
