package org.gatehouse.lsm.fault;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.stack.Owner;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.stacker.ModuleState;
import org.gatehouse.testkit.Background;
import org.gatehouse.testkit.Hold;
import org.gatehouse.testkit.RecordingModule;
import org.gatehouse.testkit.Waits;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** A hook that does not come back: no door opens, and no further call joins it. */
public class HangTest extends InWorld {
  private static final long STALL_MILLIS = 200;

  private volatile boolean over;
  private final Hold hold = new Hold();
  private final RecordingModule first = RecordingModule.named("first", TaskHooks.class);
  private final RecordingModule last = RecordingModule.named("last", TaskHooks.class);

  private final class Stuck implements SecurityModule, TaskHooks {
    @Override
    public ModuleId id() {
      return ModuleId.of("stuck");
    }

    @Override
    public Verdict taskKill(Cred subject, Task task, int signal) {
      hold.pass();
      return Verdict.ALLOW;
    }
  }

  /** Answers quickly, and all the time. */
  private static final class Busy implements SecurityModule, FileHooks {
    @Override
    public ModuleId id() {
      return ModuleId.of("busy");
    }

    @Override
    public Verdict fileOpen(Cred subject, FileObject file) {
      LockSupport.parkNanos(20_000);
      return Verdict.ALLOW;
    }
  }

  @Before
  public void threeModulesOfWhichTheMiddleHangs() {
    host().reclaimer().setStallNanos(TimeUnit.MILLISECONDS.toNanos(STALL_MILLIS));
    enable(first);
    enabled(new Stuck(), "stuck");
    enable(last);
  }

  @After
  public void letGo() {
    over = true;
    hold.release();
  }

  private void enabled(SecurityModule module, String name) {
    host().modules().register(module, Owner.NONE);
    world.enable(name);
  }

  private Background<Verdict> hang() {
    Background<Verdict> caller = Background.start(this::kill);
    hold.awaitEntered();
    return caller;
  }

  private void awaitQuarantine() {
    Waits.until(() -> state("stuck") == ModuleState.QUARANTINED, "quarantine of who hangs");
  }

  @Test
  public void theStallIsReportedAndTheModuleQuarantinedThoughNobodyChangesTheStack() {
    Background<Verdict> caller = hang();
    awaitQuarantine();
    AuditEvent stall = world.audit().await(e -> e.type() == AuditEvent.Type.STALL, "the stall");
    assertTrue(stall.reason(), stall.reason().contains("taskKill of"));
    String note = world.info("stuck").note();
    assertTrue(note, note.contains("taskKill") && note.contains("hangs"));
    caller.assertStillRunning(2 * STALL_MILLIS);
  }

  @Test
  public void newCallsAreDeniedAtOnceAndStillAskTheOthers() {
    Background<Verdict> caller = hang();
    awaitQuarantine();
    first.clear();
    last.clear();
    assertDenied(Errno.EACCES, Background.start(this::kill).await());
    assertEquals(1, first.calls("task_kill").size());
    assertEquals(1, last.calls("task_kill").size());
    caller.assertStillRunning(1);
  }

  @Test
  public void theOthersAreAskedWhenItReturns() {
    last.deny("task_kill", Errno.EPERM);
    Background<Verdict> caller = hang();
    awaitQuarantine();
    assertEquals("nobody overtakes who hangs", 0, last.calls("task_kill").size());
    hold.release();
    assertDenied(Errno.EPERM, caller.await());
    assertEquals(1, last.calls("task_kill").size());
  }

  @Test
  public void anOperatorHasItBackOnceItReturned() {
    Background<Verdict> caller = hang();
    awaitQuarantine();
    hold.release();
    assertAllowed(caller.await());
    world.enable("stuck");
    assertAllowed(kill());
  }

  @Test
  public void aModuleThatIsAskedAllTheTimeDoesNotHang() {
    enabled(new Busy(), "busy");
    FileObject file = newFile();
    for (int i = 0; i < 3; i++) {
      Thread caller = new Thread(() -> ask(file), "busy-" + i);
      caller.setDaemon(true);
      caller.start();
    }
    hang();
    awaitQuarantine();
    assertEquals(ModuleState.ENABLED, state("busy"));
    Waits.until(
        () -> world.audit().events(AuditEvent.Type.STALL).size() > 3, "reported again and again");
    assertEquals(ModuleState.ENABLED, state("busy"));
  }

  private void ask(FileObject file) {
    while (!over) {
      world.table().fileOpen(world.app().cred(), file);
    }
  }
}
