package org.gatehouse.fuzz;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gatehouse.selinux.RandomPolicy;
import org.gatehouse.selinux.policy.PolicyWriter;
import org.junit.Test;

/** The SELinux policy reader under Jazzer, for {@code -Dgatehouse.fuzz.seconds}. */
public class SelinuxPolicyFuzzTest {
  private static final int SECONDS = Integer.getInteger("gatehouse.fuzz.seconds", 60);
  private static final int OLDEST = 15;
  private static final int OLDEST_WITH_ATTRIBUTES = 20;
  private static final int NEWEST = 33;

  static void smallSeeds(Path folder) throws IOException {
    for (int version = OLDEST; version <= NEWEST; version++) {
      boolean full = version >= OLDEST_WITH_ATTRIBUTES;
      for (int seed = 0; seed < 2; seed++) {
        byte[] policy = PolicyWriter.write(RandomPolicy.of(seed, full, full).withVersion(version));
        Files.write(folder.resolve(version + "-" + seed), policy);
      }
    }
  }

  @Test
  public void noInputCrashesHangsOrGrows() throws Exception {
    Jazzer jazzer = new Jazzer("policy");
    smallSeeds(jazzer.seeds());
    Jazzer.Ending ending = jazzer.run(SelinuxPolicyFuzzer.class, SECONDS, "-max_len=16384");
    assertEquals(ending.log(), 0, ending.status());
  }

  @Test
  public void aPlantedBugIsFound() throws Exception {
    Jazzer jazzer = new Jazzer("planted");
    smallSeeds(jazzer.seeds());
    Jazzer.Ending ending = jazzer.run(PlantedBugFuzzer.class, 600, "-seed=1", "-max_len=16384");
    assertNotEquals(ending.log(), 0, ending.status());
    assertTrue(ending.log(), ending.log().contains("the planted bug"));
  }
}
