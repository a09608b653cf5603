package org.gatehouse.smack.policy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Optional;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

/** The settings of smackfs, own rules, the rule of mapping and transmuting. */
public class SmackTest {
  private final Smack smack = new Smack();
  private final Label app = smack.labels().intern("App");
  private final Label data = smack.labels().intern("Data");
  private final Label tool = smack.labels().intern("Tool");

  private static void refused(Errno errno, ThrowingRunnable call) {
    assertEquals(errno, assertThrows(LsmException.class, call).errno());
  }

  private String host(String address) {
    return smack.netlabel().of(address).map(Label::text).orElse("none");
  }

  @Test
  public void longestPrefixLabelsAHost() {
    smack.netlabel().write("10.0.0.0/8 Net");
    smack.netlabel().write("10.1.0.0/16 Sub");
    smack.netlabel().write("10.1.2.3 Host");
    smack.netlabel().write("10.1.9.0/24 -CIPSO");
    assertEquals("Host", host("10.1.2.3"));
    assertEquals("Sub", host("10.1.2.4"));
    assertEquals("Net", host("10.2.2.3"));
    assertEquals("none", host("10.1.9.7"));
    assertEquals("none", host("11.1.9.7"));
    smack.netlabel().write("0.0.0.0/0 @");
    assertEquals("@", host("11.1.9.7"));
    assertEquals("none", host("0.0.0.0"));
    assertEquals(
        "10.1.2.3/32 Host\n10.1.9.0/24 -CIPSO\n10.1.0.0/16 Sub\n10.0.0.0/8 Net\n0.0.0.0/0 @\n",
        smack.netlabel().show());
  }

  @Test
  public void malformedHostsAreRefused() {
    refused(Errno.EINVAL, () -> smack.netlabel().write("10.0.0.0/33 Net"));
    refused(Errno.EINVAL, () -> smack.netlabel().write("10.0.0.256 Net"));
    refused(Errno.EINVAL, () -> smack.netlabel().write("10.0.0.1 -DELETE"));
    refused(Errno.EINVAL, () -> smack.netlabel().write("10.0.0.1"));
    refused(Errno.EINVAL, () -> smack.ipv6host().write("::1 Net"));
  }

  @Test
  public void deletedIpv6HostHasNoLabel() {
    smack.ipv6host().write("fd00:0:0:0:0:0:0:0/16 Net");
    assertEquals(Optional.of("Net"), smack.ipv6host().of("fd00:0:0:0:0:0:0:9").map(Label::text));
    smack.ipv6host().write("fd00:0:0:0:0:0:0:0/16 -DELETE");
    assertEquals(Optional.empty(), smack.ipv6host().of("fd00:0:0:0:0:0:0:9"));
    assertEquals("", smack.ipv6host().show());
  }

  @Test
  public void numbersAreThoseATextBeginsWith() {
    smack.ptrace().write(" 2 and more\n");
    assertEquals(2, smack.ptrace().get());
    refused(Errno.EINVAL, () -> smack.ptrace().write("3"));
    refused(Errno.EINVAL, () -> smack.ptrace().write(""));
    refused(Errno.EINVAL, () -> smack.ptrace().write("1".repeat(32)));
    refused(Errno.EINVAL, () -> smack.logging().write("-1"));
    assertEquals(2, smack.ptrace().get());
    assertEquals(1, smack.logging().get());
  }

  @Test
  public void listIsClearedByWhatIsNoLabelAndKeptWhereALaterOneIsNone() {
    smack.writeOnlycap("App  Data\n");
    assertEquals("App Data ", smack.showOnlycap());
    refused(Errno.EINVAL, () -> smack.writeOnlycap("Tool -x"));
    assertEquals("App Data ", smack.showOnlycap());
    smack.writeOnlycap("-");
    assertEquals("", smack.showOnlycap());
  }

  @Test
  public void unconfinedIsClearedAndAmbientIsNot() {
    smack.writeUnconfined("App");
    smack.writeUnconfined("-");
    assertNull(smack.unconfined());
    refused(Errno.EINVAL, () -> smack.writeAmbient(""));
    assertEquals(Label.FLOOR, smack.ambient());
  }

  private RuleSet own(String text) {
    RuleBook own = new RuleBook(smack.labels());
    own.load2(text);
    return own.rules();
  }

  @Test
  public void ownRulesOnlyTakeAway() {
    smack.book().load2("App Data rw");
    RuleSet rules = smack.book().rules();
    RuleSet own = own("App Data r App Tool r");
    assertEquals(0, TaskDecision.of(rules, own, null, app, data, Access.READ));
    assertEquals(-13, TaskDecision.of(rules, own, null, app, data, Access.WRITE));
    assertEquals(-13, TaskDecision.of(rules, own, null, app, tool, Access.READ));
    assertEquals(0, TaskDecision.of(rules, own, null, app, Label.STAR, Access.WRITE));
    assertEquals(-13, TaskDecision.of(rules, own("App * r"), null, app, Label.STAR, 2));
  }

  @Test
  public void whatIsMappedMustBeAllowedAllThatTheSubjectIs() {
    smack.book().load2("App Data rw App Tool x Tool Data r");
    RuleSet rules = smack.book().rules();
    assertFalse(TaskDecision.mayMap(rules, RuleSet.EMPTY, app, tool));
    assertTrue(TaskDecision.mayMap(rules, own("App Data r"), app, tool));
    smack.book().load2("Tool Data rw");
    assertTrue(TaskDecision.mayMap(smack.book().rules(), RuleSet.EMPTY, app, tool));
    assertFalse(TaskDecision.mayMap(smack.book().rules(), own("Tool Data r"), app, tool));
  }

  @Test
  public void levelsAndCategoriesAreCheckedAndKept() {
    smack.cipso().write("App 5 2 3 4");
    assertEquals("App   5/3,4\n", smack.cipso().show());
    refused(Errno.EINVAL, () -> smack.cipso().write("App 5 3 3 4"));
    refused(Errno.EINVAL, () -> smack.cipso().write("App 256 0"));
  }
}
