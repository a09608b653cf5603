package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gatehouse.itests.Program.Outcome;
import org.gatehouse.itests.attack.Racer;
import org.gatehouse.itests.module.Keeper;
import org.junit.Rule;
import org.junit.Test;

/** Symbolic links that are swapped between the decision and the opening. */
public class RaceIT {
  private static final Pattern RACE =
      Pattern.compile("race secrets=(\\d+) others=(\\d+) denied=(\\d+) ms=\\d+");

  @Rule public final Lair lair = new Lair();

  private long[] race(int tries, String before, String after) throws Exception {
    String racer =
        lair.bundle(
            "racer-" + tries, ModuleJar.application(Racer.class).withPackageOf(Racer.class));
    try (Swapper swapper = new Swapper(lair.root())) {
      Outcome outcome = Program.run("-c", before + "felix:start " + racer + after);
      Matcher counts = RACE.matcher(outcome.out());
      assertTrue(swapper + " " + outcome, counts.find());
      return Stream.of(1, 2, 3).map(counts::group).mapToLong(Long::parseLong).toArray();
    }
  }

  @Test
  public void aSwappedLinkLeadsToTheSecretWhileNobodyForbidsIt() throws Exception {
    long[] counts = race(20_000, "", "");
    assertTrue(Arrays.toString(counts), counts[0] > 0 && counts[1] > 0 && counts[2] == 0);
  }

  @Test
  public void noSwapOfALinkInAMillionLeadsToTheSecret() throws Exception {
    String jar = lair.bundle("keeper", ModuleJar.activated(Keeper.class));
    long[] counts = race(1_000_000, "lsm:load " + jar + "; ", "");
    assertEquals(Arrays.toString(counts), 0, counts[0]);
    assertTrue(Arrays.toString(counts), counts[1] > 100_000 && counts[2] > 100_000);
  }
}
