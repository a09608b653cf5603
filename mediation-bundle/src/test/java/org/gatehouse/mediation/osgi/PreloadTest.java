package org.gatehouse.mediation.osgi;

import static org.junit.Assert.assertNull;

import org.junit.Test;

public class PreloadTest {
  @Test
  public void everyClassThatIsInitialisedAheadIsOneOfTheJdk() throws Exception {
    for (String name : Preload.OF_THE_JDK) {
      assertNull(name, Class.forName(name, false, null).getClassLoader());
    }
    Preload.classesOfTheJdk();
  }
}
