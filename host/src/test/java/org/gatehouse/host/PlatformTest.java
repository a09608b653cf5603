package org.gatehouse.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

public class PlatformTest {
  @Test
  public void linuxIsAccepted() throws RefusedException {
    Platform.require("Linux");
  }

  @Test
  public void anyOtherSystemIsRefusedByName() {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> Platform.require("Mac OS X"));
    assertEquals("runs on Linux only, this is Mac OS X", refused.getMessage());
  }
}
