package org.gatehouse.lsm.hook;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.stacker.HookSet;
import org.gatehouse.testkit.Hold;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

/** Whether a question is worth preparing is known from the published version alone. */
public class HookSetTest extends InWorld {
  private HookSet set(String... names) {
    return host().hookSets().of(List.of(names));
  }

  @Test
  public void hookedTheMomentTheVersionIsPublished() {
    HookSet files = set("file_open", "socket_bind");
    assertFalse(files.isHooked());
    enable(RecordingModule.named("tasks", TaskHooks.class));
    assertFalse("another hook's module changes nothing", files.isHooked());
    enable(RecordingModule.named("files", FileHooks.class));
    assertTrue(files.isHooked());
    disable("files");
    assertFalse(files.isHooked());
  }

  @Test
  public void everyHookOfTheTableHasABitOfItsOwn() {
    enable(RecordingModule.named("jvm", JvmHooks.class));
    long hooked =
        host().stacker().hooks().stream().filter(h -> set(h.kernelName()).isHooked()).count();
    assertEquals(JvmHooks.class.getDeclaredMethods().length, hooked);
  }

  @Test
  public void aModuleThatIsWaitedForIsNotWantedAnyMore() throws Exception {
    RecordingModule module = RecordingModule.named("files", FileHooks.class);
    Hold hold = module.hold("file_free_security");
    enable(module);
    HookSet files = set("file_open");
    Thread reader = new Thread(() -> world.release(world.newObjects()));
    reader.start();
    hold.awaitEntered();
    Thread disabling = new Thread(() -> disable("files"));
    disabling.start();
    long end = System.nanoTime() + 10_000_000_000L;
    while (files.isHooked() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertFalse(files.isHooked());
    assertTrue(disabling.isAlive());
    hold.release();
    disabling.join();
    reader.join();
  }

  @Test
  public void theQuestionAllocatesNothing() {
    HookSet files = set("file_open", "socket_bind");
    enable(RecordingModule.named("files", FileHooks.class));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int yes = 0;
    for (int i = 0; i < 20_000; i++) {
      yes += files.isHooked() ? 1 : 0;
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100_000; i++) {
      yes += files.isHooked() ? 1 : 0;
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertEquals(120_000, yes);
    assertTrue(bytes + " bytes", bytes < 10_000);
  }

  @Test
  public void anUnknownHookIsNamed() {
    LsmException e = assertThrows(LsmException.class, () -> set("file_opn"));
    assertEquals(Errno.EINVAL, e.errno());
    assertTrue(e.getMessage(), e.getMessage().contains("file_open"));
  }
}
