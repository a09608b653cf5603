package org.gatehouse.lsm.hook;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.internal.stack.Owner;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The allocation counter of this thread stands still over 100,000 allowed decisions. */
@RunWith(Parameterized.class)
public class AllowAllocatesNothingTest extends InWorld {
  private static final int DECISIONS = 100_000;

  private final int modules;
  private int allowed;

  public AllowAllocatesNothingTest(int modules) {
    this.modules = modules;
  }

  @Parameters(name = "{0} modules")
  public static List<Integer> modules() {
    return List.of(0, 1, 3, 8);
  }

  /** A module as one writes it, not a proxy: the counter sees its allocations too. */
  private record Allowing(ModuleId id) implements SecurityModule, TaskHooks {
    @Override
    public Verdict taskKill(Cred subject, Task task, int signal) {
      return task.id() == signal ? Verdict.deny(Errno.EPERM, "never") : Verdict.ALLOW;
    }
  }

  private void decide() {
    HookTable table = world.table();
    Cred subject = world.app().cred();
    Task task = world.stranger();
    for (int i = 0; i < DECISIONS; i++) {
      allowed += table.taskKill(subject, task, 9) == Verdict.ALLOW ? 1 : 0;
    }
  }

  private long allocatedBy(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assertTrue(threads.isThreadAllocatedMemorySupported());
    long self = Thread.currentThread().getId();
    threads.getThreadAllocatedBytes(self);
    long before = threads.getThreadAllocatedBytes(self);
    work.run();
    return threads.getThreadAllocatedBytes(self) - before;
  }

  @Test
  @SuppressWarnings("ReturnValueIgnored") // allocates on purpose
  public void theCounterSeesAllocations() {
    assertTrue(allocatedBy(() -> new byte[4096].clone()) >= 4096);
  }

  @Test
  public void anAllowedDecisionAllocatesNothing() {
    for (int i = 0; i < modules; i++) {
      String name = "m" + i;
      host().modules().register(new Allowing(ModuleId.of(name)), Owner.NONE);
      world.enable(name);
    }
    decide();
    decide();
    allowed = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5 && least != 0; i++) {
      least = Math.min(least, allocatedBy(this::decide));
    }
    assertEquals(0, allowed % DECISIONS);
    assertTrue(allowed > 0);
    assertEquals("bytes in " + DECISIONS + " decisions", 0, least);
  }
}
