package org.gatehouse.lsm.internal.osgi;

import static org.gatehouse.lsm.fixture.InWorld.refused;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.lsm.hook.Errno;
import org.junit.Test;

/** Whose a name is, as the configuration says it. */
public class NameBindingsTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @Test
  public void aNameMayHaveSeveralOwners() {
    NameBindings read =
        ConfigReader.read(Map.of("names", "a@file:/x.jar, a@sha256:" + DIGEST + ",b@c@d")).names();
    assertEquals(
        Map.of("a", Set.of("file:/x.jar", "sha256:" + DIGEST), "b", Set.of("c@d")), read.bound());
  }

  @Test
  public void aMalformedEntryIsRefusedByItsText() {
    for (String bad : List.of("a", "@x", "a@", "a@sha256:12", "a@sha256:" + "G".repeat(64))) {
      String message =
          refused(Errno.EINVAL, () -> ConfigReader.read(Map.of("names", bad))).getMessage();
      assertTrue(message, message.contains("'" + bad + "'"));
    }
  }

  @Test
  public void aMalformedEntryLeavesItsNameToNobody() {
    Map<String, Set<String>> bound = NameBindings.closed(List.of("a@sha256:12", "b@x")).bound();
    assertEquals(Map.of("a", Set.of(), "b", Set.of("x")), bound);
  }
}
