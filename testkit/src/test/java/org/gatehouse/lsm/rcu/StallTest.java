package org.gatehouse.lsm.rcu;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.TimeUnit;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.fixture.VirtualThreads;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.stack.Owner;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.stacker.ModuleState;
import org.gatehouse.testkit.Background;
import org.gatehouse.testkit.Hold;
import org.gatehouse.testkit.Waits;
import org.junit.Before;
import org.junit.Test;

/**
 * A grace period that does not end is reported with thread, hook and module, and never cut short.
 */
public class StallTest extends InWorld {
  private final Hold hold = new Hold();

  private final class Slow implements SecurityModule, TaskHooks {
    @Override
    public ModuleId id() {
      return ModuleId.of("slow");
    }

    @Override
    public Verdict taskKill(Cred subject, Task task, int signal) {
      hold.pass();
      return Verdict.ALLOW;
    }

    @Override
    public Reply<Integer> taskPrctl(Cred subject, int option, long a, long b, long c, long d) {
      hold.pass();
      return Reply.of(0);
    }
  }

  @Before
  public void stallsAreReportedAfter50Milliseconds() {
    host().reclaimer().setStallNanos(TimeUnit.MILLISECONDS.toNanos(50));
    host().modules().register(new Slow(), Owner.NONE);
    world.enable("slow");
  }

  private AuditEvent stallWhile(Runnable call, String thread) throws Exception {
    Thread caller = startNamed(call, thread);
    return stallOf(caller, thread);
  }

  private static Thread startNamed(Runnable call, String name) {
    Thread caller = new Thread(call, name);
    caller.setDaemon(true);
    caller.start();
    return caller;
  }

  private AuditEvent stallOf(Thread caller, String thread) throws Exception {
    hold.awaitEntered();
    Background<Boolean> out = Background.run(() -> disable("slow"));
    AuditEvent stall =
        world
            .audit()
            .await(
                e -> e.type() == AuditEvent.Type.STALL && e.subject().contains(thread), "a stall");
    assertEquals("never freed by force", ModuleState.DISABLING, state("slow"));
    out.assertStillRunning(120);
    Waits.until(
        () -> world.audit().events(AuditEvent.Type.STALL).size() >= 2, "reported again and again");
    hold.release();
    out.await();
    caller.join();
    assertEquals(ModuleState.DISABLED, state("slow"));
    return stall;
  }

  @Test
  public void itNamesThreadHookModuleAndStack() throws Exception {
    AuditEvent stall = stallWhile(this::kill, "stuck-caller");
    assertEquals("grace_period", stall.hook());
    assertEquals(Slow.class.getName(), moduleIn(stall));
    assertTrue(stall.reason(), stall.reason().contains("taskKill"));
    assertTrue(stall.reason(), stall.reason().contains("Hold.pass"));
  }

  /** The hold's own frames are the test's; the module is the outermost frame below the host's. */
  private static String moduleIn(AuditEvent stall) {
    return stall.object();
  }

  @Test
  public void aQueryIsNamedToo() throws Exception {
    AuditEvent stall =
        stallWhile(() -> world.table().taskPrctl(world.app().cred(), 1, 0, 0, 0, 0), "stuck-query");
    assertEquals(Slow.class.getName(), moduleIn(stall));
    assertTrue(stall.reason(), stall.reason().contains("taskPrctl"));
  }

  @Test
  public void aVirtualThreadIsFoundToo() throws Exception {
    Thread thread = VirtualThreads.start("stuck-virtual", this::kill);
    AuditEvent stall = stallOf(thread, "stuck-virtual");
    assertTrue(stall.reason(), stall.reason().contains("taskKill"));
  }
}
