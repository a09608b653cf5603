package org.gatehouse.selinux.policy;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import org.gatehouse.selinux.Oracles;
import org.junit.Test;

/** Debian's policy through reader and writer. */
public class RoundTripSharedTest {
  private static final byte[] BYTES = Oracles.bytes(Oracles.POLICY);

  @Test
  public void whatWasReadIsWrittenByteByByte() {
    assertArrayEquals(BYTES, PolicyWriter.write(PolicyReader.read(BYTES)));
  }

  @Test
  public void everyVersionWithLevelsIsReadBackAsWritten() {
    Policy policy = PolicyReader.read(BYTES);
    for (int version = 19; version <= 33; version++) {
      byte[] written = PolicyWriter.write(policy.withVersion(version));
      assertArrayEquals(version + "", written, PolicyWriter.write(PolicyReader.read(written)));
    }
  }

  @Test
  public void filenamesThatWereTakenApartComeTogetherAgain() {
    byte[] older = PolicyWriter.write(PolicyReader.read(BYTES).withVersion(32));
    Policy back = PolicyReader.read(older);
    assertEquals(833, back.filenameTransitions().size());
    Policy again = PolicyReader.read(PolicyWriter.write(back.withVersion(33)));
    assertEquals(224, again.filenameTransitions().size());
  }
}
