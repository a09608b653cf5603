package org.gatehouse.selinux.query;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.selinux.Oracles;
import org.gatehouse.selinux.policy.PolicyReader;
import org.gatehouse.selinux.server.ActivePolicy;
import org.junit.Test;

/** Debian's policy, whose size is known. */
public class QuerySharedTest {
  private final ActivePolicy policy =
      new ActivePolicy(PolicyReader.read(Oracles.bytes(Oracles.POLICY)));

  @Test
  public void statisticsAreThoseOfThePolicy() {
    List<String> lines = PolicyFacts.run(policy, "");
    String all = String.join("\n", lines);
    assertTrue(all, all.contains("Types:              3936 "));
    assertTrue(all, all.contains("  Allow:            104302 "));
    assertTrue(all, all.contains("  Booleans:            291 "));
  }

  @Test
  public void allRulesAreFound() {
    assertEquals(104_302, RuleSearch.run(policy, "--allow").size());
  }

  @Test
  public void typeFindsTheRulesOfItsAttributes() {
    List<String> direct =
        RuleSearch.run(policy, "--allow --source=sshd_t --target=etc_t --ds --dt");
    List<String> all = RuleSearch.run(policy, "--allow --source=sshd_t --target=etc_t");
    assertTrue(direct.size() + " " + all.size(), direct.size() < all.size());
    assertTrue(all.containsAll(direct));
  }
}
