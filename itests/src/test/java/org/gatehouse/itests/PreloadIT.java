package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gatehouse.itests.library.Near;
import org.gatehouse.itests.module.Idle;
import org.gatehouse.itests.module.Reacher;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;

/** What is loaded and initialized before a module is enabled, so that no hook is the first. */
public class PreloadIT extends InFramework {
  private static final String LIBRARY = Near.class.getPackageName();
  private static final String FLAWED = "itests.reacher.flawed";

  private final Queue<String> loaded = new ConcurrentLinkedQueue<>();
  private ServiceRegistration<WeavingHook> watch;

  @Before
  public void watchLoading() {
    System.clearProperty(Reacher.INITIALIZED);
    System.clearProperty(FLAWED);
    watch = context.registerService(WeavingHook.class, this::loading, null);
  }

  @After
  public void end() {
    watch.unregister();
    System.clearProperty(FLAWED);
  }

  /** The framework calls it for each class that a bundle defines. */
  private void loading(WovenClass type) {
    String bundle = type.getBundleWiring().getBundle().getSymbolicName();
    if (bundle.startsWith("test.")) {
      loaded.add(type.getClassName());
    }
  }

  private static ModuleJar reacher() throws ClassNotFoundException {
    return ModuleJar.activated(Reacher.class)
        .and(Reacher.class.getDeclaredClasses())
        .and(Idle.class);
  }

  private void installLibrary() throws Exception {
    Class<?> far = Class.forName(LIBRARY + ".Far");
    world.install(ModuleJar.plain("test.library").and(Near.class, far).exporting(LIBRARY));
  }

  private String initialized() {
    return System.getProperty(Reacher.INITIALIZED, "");
  }

  @Test
  public void noClassOfTheModuleOrItsImportsIsLoadedInsideAHook() throws Exception {
    installLibrary();
    world.enable(reacher().importing(LIBRARY), "reacher");
    assertTrue(loaded + "", loaded.contains(Near.class.getName()));
    loaded.clear();
    Verdict verdict = world.openDoor();
    assertEquals("answer 42", verdict.reason());
    assertEquals(List.of(), List.copyOf(loaded));
  }

  @Test
  public void whatHooksLeadToIsInitializedBeforeThemAndNothingElse() throws Exception {
    installLibrary();
    world.start(reacher().importing(LIBRARY));
    assertEquals("", initialized());
    world.stacker().enable(world.operator(), "reacher");
    assertEquals(2, initialized().length());
    world.openDoor();
    assertEquals("no initializer ran in the hook", 2, initialized().length());
    assertEquals("nobody asked for it", -1, initialized().indexOf('i'));
  }

  @Test
  public void absentOptionalImportDeniesWhereItIsReachedAndNowhereElse() throws Exception {
    world.enable(reacher().importing(LIBRARY + ";resolution:=optional"), "reacher");
    assertEquals(Errno.EACCES, world.openDoor().errno());
    assertTrue(!world.shutDoor().isDenied());
    world.stacker().disable(world.operator(), "reacher");
    world.stacker().enable(world.operator(), "reacher");
    assertEquals("enabled", world.state("reacher"));
  }

  @Test
  public void initializerThatFailsRefusesTheModuleEachTimeAnew() throws Exception {
    installLibrary();
    System.setProperty(FLAWED, "true");
    world.start(reacher().importing(LIBRARY));
    for (int i = 0; i < 2; i++) {
      LsmException refused =
          assertThrows(
              LsmException.class, () -> world.stacker().enable(world.operator(), "reacher"));
      assertEquals(Errno.EINVAL, refused.errno());
      String line = refused.getMessage();
      assertTrue(line, line.contains("Reacher$Last of bundle test.reacher does not initialize: "));
      assertTrue(line, line.contains("java.lang.IllegalStateException: flawed on purpose"));
      assertEquals(line, 1, line.lines().count());
      assertEquals("registered", world.state("reacher"));
    }
  }
}
