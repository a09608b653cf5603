package org.gatehouse.lsm.internal.osgi;

import static org.gatehouse.lsm.fixture.InWorld.refused;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.internal.stack.StackConfig;
import org.gatehouse.lsm.stacker.CombineRule;
import org.gatehouse.testkit.Proves;
import org.junit.Test;

public class ConfigReaderTest {
  private static StackConfig read(String key, Object value) {
    return ConfigReader.read(Map.of(key, value)).config();
  }

  private static String refusal(String key, Object value) {
    return refused(Errno.EINVAL, () -> read(key, value)).getMessage();
  }

  @Test
  public void nothingGivenIsTheDefault() {
    assertEquals(StackConfig.DEFAULT, ConfigReader.read(Map.of()).config());
    assertEquals(CombineRule.ALL, StackConfig.DEFAULT.rule());
  }

  @Test
  @Proves({"T-lsm", "C-6"})
  public void theListKeepsItsOrderAndDuplicatesAreIgnored() {
    assertEquals(
        List.of("yama", "smack", "selinux"), read("lsm", "yama, smack,,yama ,selinux,").lsm());
    assertEquals("nothing given: admission decides", List.of(), read("lsm", "").lsm());
  }

  @Test
  @Proves("C-6")
  public void securityEnablesExactlyThese() {
    assertEquals(List.of("selinux", "apparmor"), read("security", "selinux,apparmor").lsm());
  }

  @Test
  @Proves("T-lsm")
  public void lsmOverridesAndSilencesSecurityWithAWarning() {
    ConfigReader.Result result = ConfigReader.read(Map.of("lsm", "yama", "security", "selinux"));
    assertEquals(List.of("yama"), result.config().lsm());
    assertEquals(1, result.warnings().size());
    assertTrue(result.warnings().get(0).contains("security=selinux is ignored"));
    assertTrue(ConfigReader.read(Map.of("lsm", "yama")).warnings().isEmpty());
    assertTrue(ConfigReader.read(Map.of("security", "yama")).warnings().isEmpty());
  }

  @Test
  public void everySettingIsRead() {
    assertEquals(Set.of("a", "b"), read("required", "a,b").required());
    assertEquals(CombineRule.FIRST, read("combine", "FIRST").rule());
    assertFalse(read("alloc.undo", "succeeded").undoAll());
    assertEquals(300, read("stall.seconds", "300").stallSeconds());
    assertEquals(1, read("quarantine.faults", 1).quarantineFaults());
  }

  @Test
  public void aBadValueIsRefusedNamingKeyAndValue() {
    assertEquals("combine=most is neither all nor first", refusal("combine", "most"));
    assertTrue(refusal("alloc.undo", "some").contains("alloc.undo=some"));
    assertTrue(refusal("stall.seconds", "0").contains("stall.seconds=0"));
    assertTrue(refusal("stall.seconds", "301").contains("1 to 300"));
    assertTrue(refusal("stall.seconds", "soon").contains("stall.seconds=soon"));
    assertTrue(refusal("stall.seconds", "99999999999999999999").contains("1 to 300"));
    assertTrue(refusal("quarantine.faults", "-1").contains("quarantine.faults=-1"));
  }

  @Test
  public void anUnknownSettingIsRefusedWithTheNearestNames() {
    assertTrue(refusal("combin", "all").contains("did you mean combine?"));
    assertEquals(StackConfig.DEFAULT, read("service.pid", "x"));
    assertEquals(StackConfig.DEFAULT, read("felix.fileinstall.filename", "x"));
  }
}
