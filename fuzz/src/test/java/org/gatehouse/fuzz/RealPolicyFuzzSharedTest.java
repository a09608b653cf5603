package org.gatehouse.fuzz;

import static org.junit.Assert.assertEquals;

import java.nio.file.Files;
import org.gatehouse.selinux.Oracles;
import org.junit.Test;

/** The same from Debian's whole policy; with the profiles {@code fuzz} and {@code shared}. */
public class RealPolicyFuzzSharedTest {
  @Test
  public void noInputLikeTheRealPolicyCrashesHangsOrGrows() throws Exception {
    Jazzer jazzer = new Jazzer("real");
    byte[] policy = Oracles.bytes(Oracles.POLICY);
    Files.write(jazzer.seeds().resolve(Oracles.POLICY), policy);
    Jazzer.Ending ending =
        jazzer.run(
            SelinuxPolicyFuzzer.class,
            Integer.getInteger("gatehouse.fuzz.seconds", 60),
            "-max_len=" + (policy.length + 4096));
    assertEquals(ending.log(), 0, ending.status());
  }
}
