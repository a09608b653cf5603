package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.itests.module.Guard;
import org.gatehouse.itests.module.Witness;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** Nothing holds a module once its bundle is gone: its class loader can be collected. */
public class CollectableIT extends InFramework {
  private static final int CYCLES = 1000;
  private static final int WARM = 100;
  private static final int MOST_NEW_CLASSES = 10;

  @Test
  public void loaderGoesAfterDisableAndUninstall() throws Exception {
    Bundle bundle = world.enable(ModuleJar.activated(Witness.class), "witness");
    WeakReference<ClassLoader> loader = loader(bundle);
    world.shutDoor();
    world.stacker().disable(world.operator(), "witness");
    bundle.uninstall();
    assertCollected(List.of(loader));
  }

  @Test
  public void loaderGoesAfterUninstallAlone() throws Exception {
    Bundle bundle = world.enable(ModuleJar.component(Witness.class), "witness");
    WeakReference<ClassLoader> loader = loader(bundle);
    world.shutDoor();
    bundle.uninstall();
    assertCollected(List.of(loader));
  }

  @Test
  public void denyingPlaceHoldsNothingOfTheModule() throws Exception {
    Bundle bundle = world.enable(ModuleJar.activated(Witness.class), "witness");
    WeakReference<ClassLoader> loader = loader(bundle);
    world.shutDoor();
    bundle.stop(Bundle.STOP_TRANSIENT);
    world.refresh(bundle);
    assertEquals("quarantined", world.state("witness"));
    assertCollected(List.of(loader));
    world.stacker().disable(world.operator(), "witness");
  }

  @Test
  public void thousandLoadsUnderAReaderLeaveNoLoaderAndNoClass() throws Exception {
    world.enable(ModuleJar.activated(Guard.class), "guard");
    Load load = Load.lightOn(world);
    ModuleJar jar = ModuleJar.activated(Witness.class);
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < WARM; i++) {
      loaders.add(new WeakReference<>(cycle(jar)));
    }
    assertCollected(loaders);
    int before = classes();
    for (int i = WARM; i < CYCLES; i++) {
      loaders.add(new WeakReference<>(cycle(jar)));
    }
    assertCollected(loaders);
    assertFew(classes() - before);
    load.end();
  }

  @Test
  public void oneLifeOfTenThatStaysBehindShows() throws Exception {
    ModuleJar jar = ModuleJar.activated(Witness.class);
    for (int i = 0; i < WARM; i++) {
      cycle(jar);
    }
    int before = classes();
    Set<ClassLoader> leak = new HashSet<>();
    for (int i = 0; i < WARM; i++) {
      ClassLoader loader = cycle(jar);
      leak.add(i % 10 == 0 ? loader : getClass().getClassLoader());
    }
    int grown = classes() - before;
    assertThrows(AssertionError.class, () -> assertFew(grown));
    Reference.reachabilityFence(leak);
  }

  /**
   * Exact where metaspace is not: that grows with the JVM's profiles of the host's own methods,
   * which are no classes. The demo's cycles measure it in a JVM without them.
   */
  private static void assertFew(int grown) {
    assertTrue(grown + " more classes", grown <= MOST_NEW_CLASSES);
  }

  /** Load, enable, call, disable, unload. */
  private ClassLoader cycle(ModuleJar jar) throws Exception {
    Bundle bundle = context.installBundle("test:cycle", jar.stream());
    bundle.start();
    world.stacker().enable(world.operator(), "witness");
    assertTrue(world.shutDoor().isDenied());
    world.stacker().disable(world.operator(), "witness");
    ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
    bundle.uninstall();
    return loader;
  }

  private static WeakReference<ClassLoader> loader(Bundle bundle) {
    return new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
  }

  private static void assertCollected(List<WeakReference<ClassLoader>> loaders) {
    World.await(
        "collection of " + loaders.size() + " loaders",
        () -> {
          System.gc();
          return loaders.stream().allMatch(loader -> loader.get() == null);
        });
  }

  private static int classes() {
    System.gc();
    System.gc();
    return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
  }
}
