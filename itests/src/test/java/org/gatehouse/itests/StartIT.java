package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gatehouse.itests.module.Guard;
import org.gatehouse.itests.module.Witness;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;

/** What can be set only when the framework starts, and what lasts until it ends. */
public class StartIT {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private Path storage;

  @Before
  public void storage() {
    storage = folder.getRoot().toPath();
  }

  private Node node(Map<String, String> properties) throws Exception {
    return new Node(storage, properties);
  }

  @Test
  public void requiredModuleThatDoesNotComeEndsTheRun() throws Exception {
    Map<String, String> properties =
        Map.of("required", "guard,witness", "gatehouse.required.seconds", "1");
    try (Node node = node(properties)) {
      Bundle guard = node.install(ModuleJar.activated(Guard.class), "test:guard");
      guard.start();
      node.enable("guard");
      World.await("the end", () -> node.status() == 1);
      assertTrue(node.audit(), node.audit().contains("required modules are not enabled: witness"));
    }
  }

  @Test
  public void badValueInTheFirstFileDoesNotLowerTheListsOfModules() throws Exception {
    String text = "lsm = guard\nrequired = guard\ncombine = sometimes\n";
    Files.writeString(storage.resolve("org.gatehouse.lsm.stacker.cfg"), text);
    try (Node node = node(Map.of())) {
      assertTrue(node.audit(), node.audit().contains("combine=sometimes"));
      node.install(ModuleJar.activated(Guard.class), "test:guard").start();
      assertEquals("enabled", node.state("guard"));
    }
  }

  @Test
  public void lockedDownStackTakesAModuleBackButNoNewOne() throws Exception {
    try (Node node = node(Map.of())) {
      Bundle guard = node.install(ModuleJar.activated(Guard.class), "test:guard");
      guard.start();
      node.enable("guard");
      node.lockDown();
      guard.stop(Bundle.STOP_TRANSIENT);
      assertEquals("quarantined", node.state("guard"));
      guard.start();
      assertEquals("enabled", node.state("guard"));
      node.install(ModuleJar.activated(Witness.class), "test:witness").start();
      assertEquals("gone", node.state("witness"));
      assertTrue(node.audit(), node.audit().contains("the stack is locked down: 'witness'"));
    }
  }

  @Test
  public void permissiveRunAllowsWhatItRecordsAsADenial() throws Exception {
    try (Node node = node(Map.of("gatehouse.permissive", "true"))) {
      Bundle guard = node.install(ModuleJar.activated(Guard.class), "test:guard");
      guard.start();
      node.enable("guard");
      assertEquals("allow, logged: permissive: the guard says no", node.attach(guard));
      assertTrue(node.audit(), node.audit().contains("type=DENIED"));
      assertTrue(node.audit(), node.audit().contains("started permissive"));
    }
  }

  @Test
  public void runIsEnforcingOtherwise() throws Exception {
    try (Node node = node(Map.of())) {
      Bundle guard = node.install(ModuleJar.activated(Guard.class), "test:guard");
      guard.start();
      node.enable("guard");
      assertEquals("EACCES the guard says no", node.attach(guard));
    }
  }
}
