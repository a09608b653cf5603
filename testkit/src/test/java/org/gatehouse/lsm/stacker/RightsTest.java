package org.gatehouse.lsm.stacker;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.internal.stack.StackConfig;
import org.gatehouse.testkit.RecordingModule;
import org.gatehouse.testkit.Waits;
import org.junit.Test;

/** Who may change the stack, and who is asked. */
public class RightsTest extends InWorld {
  private final RecordingModule one = RecordingModule.named("one");
  private final RecordingModule other = RecordingModule.named("other");

  public RightsTest() {
    super(options(new StackConfig(List.of(), Set.of(), CombineRule.ALL, true, 21, 3)));
  }

  private void quarantine(RecordingModule module, String name) {
    module.on(
        "task_kill",
        arguments -> {
          throw new IllegalStateException("bad rule");
        });
    for (int i = 0; i < 3; i++) {
      assertDenied(Errno.EACCES, kill());
    }
    Waits.until(() -> state(name) == ModuleState.QUARANTINED, "quarantine");
  }

  @Test
  public void twoInQuarantineDoNotKeepEachOtherFromTheOperator() {
    enable(one, other);
    quarantine(one, "one");
    quarantine(other, "other");
    disable("one");
    disable("other");
    assertEquals(List.of(), stacked());
    assertAllowed(kill());
  }

  @Test
  public void aModuleThatWentAwayIsForgottenOnceItsPlaceIsTakenOut() {
    enable(one);
    Waits.open(host().modules().unregister(one, false), "end of use");
    assertEquals(ModuleState.QUARANTINED, state("one"));
    disable("one");
    assertEquals(List.of(), host().stacker().list());
  }

  /** Only what goes out is spared: a stack with a place that denies takes nobody in. */
  @Test
  public void oneInQuarantineVotesOnWhatComesIn() {
    register(other);
    enable(one);
    quarantine(one, "one");
    refused(Errno.EACCES, () -> world.enable("other"));
    assertEquals(List.of("one"), stacked());
  }

  @Test
  public void aCapabilityModuleDecidesInPlaceOfTheHostsRule() {
    enable(RecordingModule.named("capability"), one);
    host().stacker().disable(world.app().cred(), "one");
    assertEquals(List.of("capability"), stacked());
  }

  @Test
  public void aRefusedChangeIsAudited() {
    enable(one);
    refused(Errno.EPERM, () -> host().stacker().disable(world.app().cred(), "one"));
    AuditEvent event = world.audit().await(e -> e.hook().equals("stack_disable"), "the refusal");
    assertEquals(AuditEvent.Type.STACK, event.type());
    assertTrue(event.reason(), event.reason().contains("CAP_MAC_ADMIN"));
  }

  @Test
  public void aModuleLearnsWhetherAnotherOwnsAnAttribute() {
    enable(one, other);
    assertFalse(one.context().isXattrOwned("user.mine"));
    other.on("inode_xattr_skipcap", arguments -> arguments.get(0).equals("user.mine"));
    assertTrue(one.context().isXattrOwned("user.mine"));
    assertFalse(one.context().isXattrOwned("user.yours"));
  }

  @Test
  public void aServiceThatWasNeverRegisteredTakesNothingAwayWhenItGoes() {
    enable(one);
    host().modules().unregister(RecordingModule.named("one"), false);
    host().modules().unregister(other, false);
    assertEquals(List.of("one"), stacked());
    assertAllowed(kill());
  }
}
