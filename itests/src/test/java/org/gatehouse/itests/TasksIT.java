package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.junit.Test;
import org.osgi.framework.Bundle;

/** Tasks follow bundles: installed, started, stopped, uninstalled. */
public class TasksIT extends InFramework {
  @Test
  public void taskIsTheBundle() throws Exception {
    Bundle bundle = world.install(ModuleJar.plain("test.plain"));
    assertEquals("test.plain", task(bundle).name());
    assertEquals(bundle.getBundleId(), task(bundle).id());
    assertSame(task(bundle), world.tasks().named("test.plain"));
    assertFalse("no privilege", task(bundle).cred().isPrivileged());
  }

  @Test
  public void parentIsTheTaskThatInstalledIt() throws Exception {
    Bundle mother = world.start(ModuleJar.plain("test.mother"));
    Bundle child =
        mother
            .getBundleContext()
            .installBundle("test:child", ModuleJar.plain("test.child").stream());
    try {
      assertSame(task(mother), task(child).parent());
      assertSame(world.application(), task(mother).parent());
      assertTrue(task(child).isDescendantOf(world.application()));
    } finally {
      child.uninstall();
    }
  }

  @Test
  public void bundlesThatWereThereBeforeAreChildrenOfTheFramework() {
    Task scr = task(world.bundle("org.apache.felix.scr"));
    assertSame(world.tasks().framework(), scr.parent());
    assertEquals("framework", world.tasks().framework().name());
    assertTrue(world.tasks().framework().cred().isPrivileged());
  }

  @Test
  public void everyStartIsANewIncarnationWithNewCreds() throws Exception {
    Bundle bundle = world.install(ModuleJar.plain("test.plain"));
    Task task = task(bundle);
    assertEquals(0, task.incarnation());
    bundle.start();
    Cred first = task.cred();
    assertEquals(1, task.incarnation());
    bundle.stop();
    assertSame("a stopped bundle keeps its creds", first, task.cred());
    bundle.start();
    assertEquals(2, task.incarnation());
    assertEquals(2, task.cred().incarnation());
    assertNotSame(first, task.cred());
    assertSame("the task stays", task, task(bundle));
  }

  @Test
  public void refreshAndUpdateAreNewIncarnationsOfTheSameTask() throws Exception {
    Bundle bundle = world.start(ModuleJar.plain("test.plain"));
    Task task = task(bundle);
    world.refresh(bundle);
    World.await("started again", () -> task.incarnation() == 2);
    bundle.update(ModuleJar.plain("test.plain").stream());
    assertEquals(3, task.incarnation());
    assertSame(task, task(bundle));
  }

  @Test
  public void taskEndsWithTheBundle() throws Exception {
    Bundle bundle = world.start(ModuleJar.plain("test.plain"));
    Task task = task(bundle);
    bundle.uninstall();
    assertFalse(task.isAlive());
    assertTrue(world.tasks().find(bundle.getBundleId()).isEmpty());
  }

  private Task task(Bundle bundle) {
    return world.tasks().find(bundle.getBundleId()).orElseThrow();
  }
}
