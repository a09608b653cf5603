package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.Map;
import java.util.concurrent.Callable;
import org.gatehouse.itests.module.Asker;
import org.gatehouse.itests.module.Guard;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;

/**
 * Mediation in a real framework, without the agent: the application asks the bridge itself. There
 * is one bridge in a JVM, so this is one test.
 */
public class MediationIT {
  /** The bridge is on the class path here, and on the boot class path where there is an agent. */
  private static final Map<String, String> BRIDGE =
      Map.of(
          "org.osgi.framework.bootdelegation", "org.gatehouse.bridge",
          "org.osgi.framework.bundle.parent", "app",
          "felix.service.urlhandlers", "false"); // they belong to the whole JVM and stay

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static String ask(Bundle bundle) throws Exception {
    BundleContext context = bundle.getBundleContext();
    ServiceReference<?> mine = bundle.getRegisteredServices()[0];
    return (String) ((Callable<?>) context.getService(mine)).call();
  }

  private static void restart(Bundle bundle) throws BundleException {
    bundle.stop();
    bundle.start();
  }

  @Test
  public void aBundleIsItsOwnSubjectUntilMediationGoesAndThenNobodyIs() throws Exception {
    try (Node node = new Node(folder.getRoot().toPath(), BRIDGE)) {
      Bundle mediation = node.context().installBundle(Platform.location("mediation-bundle"));
      mediation.start();
      Bundle asker = node.install(ModuleJar.application(Asker.class), "test:asker");
      asker.start();
      assertNull("no module, nothing asked", ask(asker));
      node.install(ModuleJar.activated(Guard.class), "test:guard").start();
      node.enable("guard");
      String denied =
          "guard denies ptrace_access_check of test.asker(" + asker.getBundleId() + ") on ";
      assertTrue(ask(asker), ask(asker).startsWith(denied));
      restart(asker);
      assertTrue(ask(asker), ask(asker).startsWith(denied));
      assertTrue(node.audit(), node.audit().contains("the guard says no"));
      mediation.stop();
      assertTrue(ask(asker), ask(asker).startsWith("nobody mediates any more"));
      mediation.start();
      assertTrue(ask(asker), ask(asker).startsWith(denied));
      node.frameworkBundle().stop();
      assertTrue(ask(asker), ask(asker).startsWith("nobody mediates any more"));
      assertEquals(Bundle.ACTIVE, asker.getState());
    }
  }
}
