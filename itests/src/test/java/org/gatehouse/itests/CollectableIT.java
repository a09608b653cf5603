package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.gatehouse.itests.module.Guard;
import org.gatehouse.itests.module.Witness;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Nothing holds a module once its bundle is gone: its class loader can be collected. */
@RunWith(PaxExam.class)
public class CollectableIT {
  private static final int CYCLES = 1000;
  private static final int WARM = 100;

  @Inject private BundleContext context;
  private World world;

  @Configuration
  public static Option[] configuration() {
    return new Option[] {Platform.host()};
  }

  @Before
  public void newWorld() {
    world = new World(context);
  }

  @After
  public void clear() throws Exception {
    world.clear();
  }

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
  public void thousandLoadsUnderAReaderLeaveNoLoaderAndFlatMetaspace() throws Exception {
    world.enable(ModuleJar.activated(Guard.class), "guard");
    Load load = Load.lightOn(world);
    ModuleJar jar = ModuleJar.activated(Witness.class);
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < WARM; i++) {
      loaders.add(cycle(jar));
    }
    assertCollected(loaders);
    long before = metaspace();
    for (int i = WARM; i < CYCLES; i++) {
      loaders.add(cycle(jar));
    }
    assertCollected(loaders);
    long grown = metaspace() - before;
    assertTrue("metaspace grew by " + grown + " bytes", grown < 1_000_000);
    load.end();
  }

  /** Load, enable, call, disable, unload. */
  private WeakReference<ClassLoader> cycle(ModuleJar jar) throws Exception {
    Bundle bundle = context.installBundle("test:cycle", jar.stream());
    bundle.start();
    world.stacker().enable(world.operator(), "witness");
    assertTrue(world.shutDoor().isDenied());
    world.stacker().disable(world.operator(), "witness");
    WeakReference<ClassLoader> loader = loader(bundle);
    bundle.uninstall();
    return loader;
  }

  private static WeakReference<ClassLoader> loader(Bundle bundle) throws Exception {
    return new WeakReference<>(bundle.loadClass(Witness.class.getName()).getClassLoader());
  }

  private static void assertCollected(List<WeakReference<ClassLoader>> loaders) {
    World.await(
        "collection of " + loaders.size() + " loaders",
        () -> {
          System.gc();
          return loaders.stream().allMatch(loader -> loader.get() == null);
        });
  }

  private static long metaspace() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .mapToLong(pool -> pool.getUsage().getUsed())
        .sum();
  }
}
