package org.gatehouse.agent;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.objectweb.asm.ClassReader;

/** The rows of classes that bundles bring, against the bundles of the distribution. */
public class BundleRowsTest {
  private static final List<ChokePoint> ROWS =
      ChokePoints.all().stream().filter(ChokePoint::isOfBundle).toList();

  private static boolean isThere(ChokePoint point) throws IOException {
    ClassLoader loader = BundleRowsTest.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(point.type() + ".class")) {
      return in != null
          && Locals.of(new ClassReader(in)).containsKey(point.method() + point.descriptor());
    }
  }

  @Test
  public void everyRowIsInItsBundle() throws IOException {
    List<String> missing = new ArrayList<>();
    for (ChokePoint point : ROWS) {
      if (!isThere(point)) {
        missing.add(point.place());
      }
    }
    assertFalse(ROWS.isEmpty());
    assertEquals(List.of(), missing);
  }

  @Test
  public void noRowOfABundleIsMandatory() {
    assertTrue(ROWS.stream().noneMatch(ChokePoint::mandatory));
  }
}
