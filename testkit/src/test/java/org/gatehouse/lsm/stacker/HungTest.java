package org.gatehouse.lsm.stacker;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.stack.Owner;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

/** Whom a report of a call that hangs takes out; {@code HangTest} has calls that do. */
public class HungTest extends InWorld {
  /** Denies no signal. */
  private record Plain(ModuleId id) implements SecurityModule, TaskHooks {
    @Override
    public Verdict taskKill(Cred subject, Task task, int signal) {
      return Verdict.ALLOW;
    }
  }

  private void enabled(String name) {
    host().modules().register(new Plain(ModuleId.of(name)), Owner.NONE);
    world.enable(name);
  }

  private void hung(Class<?> hooks) {
    host().modules().quarantine().hung(hooks.getName(), "taskKill of someone");
  }

  @Test
  public void theModuleThatAnswersIsTakenOut() {
    enable(RecordingModule.named("bystander"));
    enabled("stuck");
    hung(Plain.class);
    assertEquals(ModuleState.QUARANTINED, state("stuck"));
    assertEquals(ModuleState.ENABLED, state("bystander"));
    assertTrue(world.info("stuck").note(), world.info("stuck").note().contains("and hangs"));
    world.audit().await(e -> e.hook().equals("stack_quarantine"), "audit of it");
    assertDenied(Errno.EACCES, kill());
  }

  @Test
  public void whereTwoAreOfOneClassNobodyIs() {
    enabled("stuck");
    enabled("twin");
    hung(Plain.class);
    assertEquals(ModuleState.ENABLED, state("stuck"));
    assertEquals(ModuleState.ENABLED, state("twin"));
    assertAllowed(kill());
  }

  @Test
  public void oneThatIsNotEnabledDoesNotHideTheOneThatIs() {
    enabled("twin");
    disable("twin");
    enabled("stuck");
    hung(Plain.class);
    assertEquals(ModuleState.QUARANTINED, state("stuck"));
    assertEquals(ModuleState.DISABLED, state("twin"));
  }

  @Test
  public void aClassOfNoModuleTakesNobodyOut() {
    enabled("stuck");
    hung(String.class);
    assertEquals(ModuleState.ENABLED, state("stuck"));
  }
}
