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

/** What survives a restart of the framework, on the same storage. */
public class RestartIT {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private Path storage;

  @Before
  public void storage() {
    storage = folder.getRoot().toPath();
  }

  private Node node() throws Exception {
    return new Node(storage, Map.of());
  }

  @Test
  public void enabledModulesAreEnabledAgainAndOthersAreNot() throws Exception {
    try (Node node = node()) {
      node.install(ModuleJar.activated(Guard.class), "test:guard").start();
      node.install(ModuleJar.activated(Witness.class), "test:witness").start();
      node.enable("guard");
      node.enable("witness");
      node.disable("witness");
    }
    try (Node again = node()) {
      assertEquals("enabled", again.state("guard"));
      assertEquals("registered", again.state("witness"));
    }
  }

  @Test
  public void stoppedForGoodIsNotEnabledAgain() throws Exception {
    try (Node node = node()) {
      Bundle guard = node.install(ModuleJar.activated(Guard.class), "test:guard");
      guard.start();
      node.enable("guard");
      guard.stop();
    }
    try (Node again = node()) {
      assertEquals("gone", again.state("guard"));
      again.context().getBundle("test:guard").start();
      assertEquals("registered", again.state("guard"));
    }
  }

  @Test
  public void uninstalledModuleLeavesNoAdmissionForAnotherOfItsName() throws Exception {
    try (Node node = node()) {
      Bundle guard = node.install(ModuleJar.activated(Guard.class), "test:guard");
      guard.start();
      node.enable("guard");
      guard.uninstall();
    }
    try (Node again = node()) {
      again.install(ModuleJar.activated(Guard.class), "test:impostor").start();
      assertEquals("registered", again.state("guard"));
    }
  }

  @Test
  public void parentsSurvive() throws Exception {
    try (Node node = node()) {
      Bundle mother = node.install(ModuleJar.plain("test.mother"), "test:mother");
      mother.start();
      Bundle child =
          mother
              .getBundleContext()
              .installBundle("test:child", ModuleJar.plain("test.child").stream());
      assertEquals("test.mother", node.parent(child));
    }
    try (Node again = node()) {
      assertEquals("test.mother", again.parent(again.context().getBundle("test:child")));
      assertEquals("framework", again.parent(again.context().getBundle("test:mother")));
    }
  }

  @Test
  public void unreadableStateIsKeptAsideAndSaid() throws Exception {
    Path data;
    try (Node node = node()) {
      node.install(ModuleJar.activated(Guard.class), "test:guard").start();
      node.enable("guard");
      data = node.data();
    }
    Files.writeString(data.resolve("state.properties"), "enabled=\\u12");
    try (Node again = node()) {
      assertEquals("registered", again.state("guard"));
      assertTrue(again.audit(), again.audit().contains("state.properties.bad"));
    }
    assertEquals("enabled=\\u12", Files.readString(data.resolve("state.properties.bad")));
  }

  @Test
  public void stateThatCannotBeSavedIsSaid() throws Exception {
    try (Node node = node()) {
      Files.createDirectory(node.data().resolve("state.properties.new"));
      node.install(ModuleJar.activated(Guard.class), "test:guard").start();
      node.enable("guard");
      assertTrue(node.audit(), node.audit().contains("the state could not be saved"));
    }
  }

  @Test
  public void refreshOfFrameworkBundleBringsTheModulesBack() throws Exception {
    try (Node node = node()) {
      node.install(ModuleJar.activated(Guard.class), "test:guard").start();
      node.enable("guard");
      World.refresh(node.context(), node.frameworkBundle());
      World.await("the guard", () -> node.state("guard").equals("enabled"));
    }
  }
}
