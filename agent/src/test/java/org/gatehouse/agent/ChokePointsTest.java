package org.gatehouse.agent;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.bridge.Operation;
import org.junit.Test;

/** The table by itself. */
public class ChokePointsTest {
  private static final List<ChokePoint> ALL = ChokePoints.all();

  @Test
  public void everyOperationOfTheJdkIsAskedSomewhere() {
    Set<Operation> asked = ALL.stream().map(ChokePoint::operation).collect(Collectors.toSet());
    Set<Operation> missing = EnumSet.allOf(Operation.class);
    missing.removeAll(asked);
    assertEquals(EnumSet.noneOf(Operation.class), missing);
  }

  @Test
  public void everyDenialIsAnExceptionOrAValue() {
    for (ChokePoint point : ALL) {
      if (!point.isAnsweredByValue()) {
        assertNotNull(point.exception());
      }
    }
  }

  @Test
  public void noRowStandsTwice() {
    Set<String> seen = new HashSet<>();
    for (ChokePoint point : ALL) {
      String key = point.place() + point.operation() + point.from();
      assertTrue(key, seen.add(key));
    }
  }

  @Test
  public void aWrongLineIsNamed() {
    String bad = "[java/io/File]\nexists()Z 17- FILE_STAT before 0 - =false\n";
    BufferedReader lines = new BufferedReader(new StringReader(bad));
    Throwable e = assertThrows(IllegalStateException.class, () -> ChokePoints.read(lines));
    assertEquals("choke-points.txt:2: has 7 columns, not 8", e.getMessage());
  }
}
