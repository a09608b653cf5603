package org.gatehouse.testkit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.hook.Combine;
import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.internal.dispatch.HookMethod;
import org.gatehouse.lsm.internal.dispatch.HookMethods;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.stacker.ModuleState;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

/**
 * What every module must pass, whatever it decides.
 *
 * <p>A subclass says how to make the module. Arguments for the hooks are derived from the hook
 * table, so a new hook needs nothing here. A module passes if it never throws, never keeps the host
 * from taking it out, and leaves nothing behind.
 *
 * <p>The subclass must have a public constructor without parameters and lie in the module's package
 * or below it: {@link #classLoaderIsCollectableAfterUnload} loads it a second time.
 */
public abstract class SecurityModuleContractTest {
  private static final int GC_ROUNDS = 50;

  /** No test of the contract takes longer. */
  @Rule public final Timeout limit = Timeout.seconds(60);

  private FakeWorld world;
  private FakeObjects older;
  private SecurityModule module;
  private String name;

  /** A new module with its ordinary configuration, not yet registered. */
  protected abstract SecurityModule newModule();

  /**
   * Changes the module's configuration as the service component runtime does, through its modified
   * method. A module without a configuration does nothing here.
   */
  protected abstract void changeConfiguration(SecurityModule enabled);

  @Before
  public void openWorld() {
    world = new FakeWorld();
    older = world.newObjects();
    module = newModule();
    name = module.id().name();
  }

  @After
  public void closeWorld() {
    world.close();
  }

  @Test
  @Proves({"B-3", "B-8", "A4-12"})
  public void everyHookSurvivesObjectsMadeBeforeItWasLoaded() {
    world.enable(module);
    callEveryHook(older);
    assertNoFault();
  }

  @Test
  public void everyHookSurvivesObjectsMadeAfterItWasLoaded() {
    world.enable(module);
    FakeObjects newer = world.newObjects();
    callEveryHook(newer);
    world.release(newer);
    assertNoFault();
  }

  @Test
  @Proves({"B-2", "B-3"})
  public void freeHooksSurviveObjectsWithoutAlloc() {
    world.enable(module);
    world.release(older);
    assertNoFault();
  }

  @Test
  @Proves("B-2")
  public void freeHooksSurviveAnAllocThatAnotherModuleRefused() {
    RecordingModule refuses = RecordingModule.named("refuses");
    HookMethods.ALL.stream()
        .filter(hook -> hook.combine() == Combine.ALLOC)
        .forEach(hook -> refuses.deny(hook.javaName(), Errno.ENOMEM));
    world.enable(refuses);
    world.enable(module);
    assertThrows(LsmException.class, world::newObjects);
    callEveryHook(older);
    assertNoFault();
  }

  @Test
  public void throwingNeighboursDoNotHideItsAnswers() {
    RecordingModule before = RecordingModule.named("before");
    RecordingModule after = RecordingModule.named("after");
    List.of(before, module, after).forEach(world::enable);
    Map<String, String> calm = answers();
    before.onAll(arguments -> fail());
    after.onAll(arguments -> fail());
    assertEquals(calm, answers());
  }

  private static Object fail() {
    throw new IllegalStateException("told to throw");
  }

  /** Its own answer to each check, by hook. */
  private Map<String, String> answers() {
    Map<String, String> answers = new TreeMap<>();
    HookCalls calls = new HookCalls(world.app().cred(), older);
    for (HookMethod hook : checks()) {
      List<Object> arguments = List.of(calls.arguments(hook));
      int first = hook.hasSubject() ? 1 : 0;
      world
          .host()
          .stacker()
          .check(hook.javaName(), world.app().cred(), arguments.subList(first, arguments.size()))
          .decision()
          .answers()
          .stream()
          .filter(Decision.Answer::asked)
          .filter(answer -> answer.module().equals(name))
          .forEach(answer -> answers.put(hook.javaName(), answer.verdict().toString()));
    }
    return answers;
  }

  private static List<HookMethod> checks() {
    return HookMethods.ALL.stream().filter(h -> h.combine() == Combine.CONFIGURED).toList();
  }

  @Test
  @Proves({"A2-7", "A2-9"})
  public void disableWaitsForACallInProgress() {
    RecordingModule watched = RecordingModule.around(module);
    HookMethod hook = aHook();
    Hold hold = watched.hold(hook.javaName());
    world.enable(watched);
    disableDuring(hook, hold, watched);
  }

  @Test
  @Proves({"A2-7", "A2-9"})
  public void disableWaitsForACallThatANeighbourHolds() {
    HookMethod hook = aHook();
    RecordingModule neighbour = RecordingModule.named("neighbour");
    Hold hold = neighbour.hold(hook.javaName());
    RecordingModule watched = RecordingModule.around(module);
    world.enable(neighbour);
    world.enable(watched);
    disableDuring(hook, hold, watched);
    assertFalse("asked by the old version", watched.calls(hook.javaName()).isEmpty());
  }

  private void disableDuring(HookMethod hook, Hold hold, RecordingModule watched) {
    HookCalls calls = new HookCalls(world.app().cred(), older);
    Background<?> call = Background.start(() -> call(calls, hook));
    hold.awaitEntered();
    Background<?> disable = Background.run(() -> world.disable(name));
    Waits.until(() -> world.info(name).state() == ModuleState.DISABLING, "step 1");
    disable.assertStillRunning(50);
    hold.release();
    disable.await();
    int before = watched.calls().size();
    call.await();
    callEveryHook(older);
    assertEquals("hooks of a disabled module ran", before, watched.calls().size());
    assertNoFault();
  }

  private boolean call(HookCalls calls, HookMethod hook) {
    calls.call(hook, world.table());
    return true;
  }

  /** A hook of the module that can be held. */
  private HookMethod aHook() {
    return HookMethods.ALL.stream()
        .filter(hook -> module.hooks().stream().anyMatch(hook::isImplementedBy))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the module has no hook"));
  }

  @Test
  public void anotherIncarnationCopesWithWhatAnEarlierOneSaw() {
    world.enable(module);
    FakeObjects seen = world.newObjects();
    callEveryHook(seen);
    world.disable(name);
    world.enable(name);
    callEveryHook(seen);
    world.unload(module);
    world.enable(newModule());
    callEveryHook(seen);
    world.release(seen);
    callEveryHook(older);
    assertNoFault();
  }

  @Test
  public void configurationChangeKeepsItInTheStack() {
    world.enable(module);
    long version = world.host().stacker().version();
    changeConfiguration(module);
    assertEquals(ModuleState.ENABLED, world.info(name).state());
    assertEquals(version, world.host().stacker().version());
    callEveryHook(older);
    assertNoFault();
  }

  @Test
  public void itsControlFilesGoWithIt() {
    world.enable(module);
    Set<String> files = Set.copyOf(module.controlFiles().keySet());
    files.forEach(path -> world.host().tree().list(world.operator(), path));
    world.disable(name);
    for (String path : files) {
      LsmException gone =
          assertThrows(LsmException.class, () -> world.host().tree().list(world.operator(), path));
      assertEquals(Errno.ENOENT, gone.errno());
    }
  }

  @Test
  @Proves("C-10")
  public void worksWithoutAStacker() {
    module.enabling(new UnstackedContext(world.host()));
    HookCalls calls = new HookCalls(world.app().cred(), older);
    for (HookMethod hook : HookMethods.ALL) {
      for (Object target : module.hooks()) {
        callUnstacked(hook, target, calls);
      }
    }
    module.disabled();
  }

  private static void callUnstacked(HookMethod hook, Object target, HookCalls calls) {
    if (!hook.isImplementedBy(target)) {
      return;
    }
    Object answer = calls.call(hook, target);
    if (hook.combine() != Combine.NOTIFY) {
      assertNotNull(hook + " answers nothing", answer);
    }
  }

  @Test
  @Proves("A2-9")
  public void classLoaderIsCollectableAfterUnload() throws Exception {
    WeakReference<ClassLoader> loader = liveAndUnload();
    for (int round = 1; round <= GC_ROUNDS && loader.get() != null; round++) {
      System.gc();
      Thread.sleep(round);
    }
    assertNull("the module's class loader is still in use", loader.get());
  }

  private WeakReference<ClassLoader> liveAndUnload() throws Exception {
    List<String> own = List.of(getClass().getPackageName(), module.getClass().getPackageName());
    ClassLoader loader = new IsolatedLoader(getClass().getClassLoader(), Set.copyOf(own));
    Class<?> copy = loader.loadClass(getClass().getName());
    var maker = (SecurityModuleContractTest) copy.getConstructor().newInstance();
    SecurityModule isolated = maker.newModule();
    assertEquals(loader, isolated.getClass().getClassLoader());
    world.enable(isolated);
    callEveryHook(older);
    FakeObjects seen = world.newObjects();
    callEveryHook(seen);
    world.disable(name);
    world.unload(isolated);
    assertNoFault();
    return new WeakReference<>(loader);
  }

  /** As an application, as a task on itself, and as the operator. */
  private void callEveryHook(FakeObjects objects) {
    List<Cred> subjects = List.of(world.app().cred(), objects.task().cred(), world.operator());
    for (Cred subject : subjects) {
      HookCalls calls = new HookCalls(subject, objects);
      HookMethods.ALL.forEach(hook -> calls.call(hook, world.table()));
    }
  }

  private void assertNoFault() {
    assertEquals(List.of(), world.audit().events(AuditEvent.Type.FAULT));
  }
}
