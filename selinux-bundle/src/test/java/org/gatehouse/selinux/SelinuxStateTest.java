package org.gatehouse.selinux;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.junit.Test;

public class SelinuxStateTest {
  private static final Path POLICY = Path.of("../host/src/main/dist/etc/selinux/policy.33");

  private final List<String> told = new ArrayList<>();
  private final SelinuxState state = new SelinuxState(event -> {});
  private final byte[] policy;

  public SelinuxStateTest() throws IOException {
    policy = Files.readAllBytes(POLICY);
    state.watch(
        new SelinuxWatcher() {
          @Override
          public void policyLoaded(boolean first) {
            told.add("policy " + first);
          }

          @Override
          public void modeSet(boolean enforcing, boolean before) {
            told.add("mode " + enforcing + " " + before);
          }

          @Override
          public void booleanSet(String name, boolean state, boolean before) {
            told.add(name + " " + state + " " + before);
          }
        });
  }

  @Test
  public void theDistributionsPolicyKnowsEverythingThatIsAskedAbout() {
    assertEquals(List.of(), state.load(policy));
  }

  @Test
  public void changesAreToldOnceAndCountedInTheStatus() {
    state.load(policy);
    state.load(policy);
    state.setEnforcing(true);
    state.setEnforcing(false);
    state.pend("h2_listen", true);
    state.pend("app_connect", true);
    state.commit();
    assertEquals(
        List.of("policy true", "policy false", "mode false true", "h2_listen true false"), told);
    assertEquals(new SelinuxStatus(8, false, 3, true), state.status());
    assertTrue(state.booleans().get("h2_listen"));
  }

  @Test
  public void thePolicyThatIsGivenBackIsTheOneThatWasLoaded() {
    state.load(policy);
    org.junit.Assert.assertArrayEquals(policy, state.policy());
  }

  @Test
  public void aBrokenPolicyLeavesTheOldOneInForce() {
    state.load(policy);
    LsmException refused = assertThrows(LsmException.class, () -> state.load(new byte[9]));
    assertEquals(Errno.EINVAL, refused.errno());
    assertTrue(state.isLoaded());
    assertEquals(1, state.status().policyload());
  }

  @Test
  public void withoutAPolicyNothingIsDenied() {
    assertFalse(state.isLoaded());
    assertEquals(0, state.avc().denied(1, 2, SelinuxClass.FILE.number(), ~0));
    assertThrows(LsmException.class, state::active);
  }
}
