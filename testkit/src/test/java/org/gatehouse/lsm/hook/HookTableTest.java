package org.gatehouse.lsm.hook;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.internal.dispatch.HookMethod;
import org.gatehouse.lsm.internal.dispatch.HookMethods;
import org.gatehouse.lsm.stacker.HookInfo;
import org.gatehouse.testkit.HookCalls;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

/** Rules of the one table itself. */
public class HookTableTest extends InWorld {
  @Test
  public void everyMethodOfEveryHookInterfaceIsADefaultMethod() {
    Set<String> methods = new TreeSet<>();
    for (Class<?> group : HookTable.class.getInterfaces()) {
      for (Method method : group.getDeclaredMethods()) {
        assertTrue(method.toString(), method.isDefault() || method.isSynthetic());
        methods.add(method.getName());
      }
    }
    assertEquals(methods.size(), HookMethods.ALL.size());
    assertEquals("nothing in the table itself", 0, HookTable.class.getDeclaredMethods().length);
  }

  @Test
  public void noTwoHooksShareAName() {
    Set<String> names = new HashSet<>();
    for (HookMethod hook : HookMethods.ALL) {
      assertTrue(hook.kernelName(), names.add(hook.kernelName()));
      assertSame(hook, HookMethods.find(hook.kernelName()).orElseThrow());
      assertSame(hook, HookMethods.find(hook.javaName()).orElseThrow());
    }
  }

  @Test
  public void everyAllocHookNamesTheFreeHookOfTheSameObject() {
    for (HookMethod hook : HookMethods.ALL) {
      if (hook.combine() == Combine.ALLOC) {
        String undo = hook.method().getAnnotation(Rule.class).undo();
        HookMethod free = HookMethods.find(undo).orElseThrow();
        assertEquals(hook.group(), free.group());
        assertEquals(
            List.of(hook.method().getParameterTypes()[0]),
            List.of(free.method().getParameterTypes()));
        assertEquals(void.class, free.method().getReturnType());
      }
    }
  }

  @Test
  @Proves("T-defaults")
  public void hooksWhoseDefaultIsNotZeroHaveTheKernelsDefault() {
    Map<String, String> defaults = new TreeMap<>();
    for (HookInfo hook : host().stacker().hooks()) {
      if (!List.of("allow", "", "false", "EOPNOTSUPP").contains(hook.defaultAnswer())) {
        defaults.put(hook.kernelName(), hook.defaultAnswer());
      }
    }
    assertEquals(
        new TreeMap<>(
            Map.of(
                "getprocattr", "EINVAL",
                "setprocattr", "EINVAL",
                "socket_getpeersec_stream", "ENOPROTOOPT",
                "socket_getpeersec_dgram", "ENOPROTOOPT",
                "task_prctl", "ENOSYS",
                "vm_enough_memory", "true",
                "netlink_send", "-1")),
        defaults);
  }

  @Test
  @Proves("T-defaults")
  public void everyHookAnswersItsDefaultWithNoModuleAndWithOneThatHasItsDefault() {
    HookCalls calls = new HookCalls(world.app().cred(), world.newObjects());
    HookTable defaults = new HookTable() {};
    enable(RecordingModule.named("empty", BprmHooks.class), RecordingModule.named("full"));
    for (HookMethod hook : HookMethods.ALL) {
      String expected = String.valueOf(calls.call(hook, defaults));
      assertEquals(hook.kernelName(), expected, String.valueOf(calls.call(hook, world.table())));
    }
    disable("full");
    for (HookMethod hook : HookMethods.ALL) {
      String expected = String.valueOf(calls.call(hook, defaults));
      assertEquals(hook.kernelName(), expected, String.valueOf(calls.call(hook, world.table())));
    }
  }

  @Test
  public void everyCheckCanBeDeniedAndEveryHookReachesAModule() {
    HookCalls calls = new HookCalls(world.app().cred(), world.newObjects());
    RecordingModule module = RecordingModule.named("m");
    enable(module);
    for (HookMethod hook : HookMethods.ALL) {
      module.clear();
      calls.call(hook, world.table());
      assertEquals(hook.kernelName(), 1, module.calls(hook.kernelName()).size());
      assertEquals(
          List.of(calls.arguments(hook)), module.calls(hook.kernelName()).get(0).arguments());
    }
    Verdict no = Verdict.deny(Errno.EXDEV, "no");
    for (HookMethod hook : HookMethods.ALL) {
      if (hook.method().getReturnType() == Verdict.class) {
        module.answer(hook.kernelName(), no);
        assertEquals(
            hook.kernelName(), Errno.EXDEV, ((Verdict) calls.call(hook, world.table())).errno());
        module.answer(hook.kernelName(), Verdict.ALLOW);
      }
    }
  }

  @Test
  @Proves("B-12")
  public void aHookThatNoModuleHasEntersNoSection() {
    HookMethod kill = HookMethods.find("task_kill").orElseThrow();
    assertFalse(isAsked(kill));
    enable(RecordingModule.named("files", FileHooks.class));
    assertFalse("another hook's module changes nothing", isAsked(kill));
    enable(RecordingModule.named("tasks", TaskHooks.class));
    assertTrue(isAsked(kill));
    disable("tasks");
    assertFalse("and it costs nothing again", isAsked(kill));
  }

  private boolean isAsked(HookMethod hook) {
    return !host().stacker().hooks().get(hook.index()).modules().isEmpty();
  }
}
