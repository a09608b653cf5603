package org.gatehouse.mediation.osgi;

import static org.gatehouse.bridge.Operation.CONFIGURATION_READ;
import static org.gatehouse.bridge.Operation.CONFIGURATION_WRITE;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import org.gatehouse.bridge.Operation;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.PtraceHooks;
import org.gatehouse.mediation.fixture.MediatedWorld;
import org.junit.After;
import org.junit.Test;

/** The application calls the bundle of ConfigurationAdmin, which the stranger is here. */
public class ConfigurationMediatorTest {
  private static final String PID = "org.example.Bank";

  private MediatedWorld mediated = new MediatedWorld();

  @After
  public void closeTheWorld() {
    mediated.close();
  }

  private String check(Operation operation) throws Exception {
    Callable<String> asked = () -> mediated.checkAs(mediated.stranger, operation, PID);
    return mediated.app.call(asked);
  }

  private void asks(String hook, String kernelName, Operation operation) throws Exception {
    mediated.module.clear();
    assertNull(check(operation));
    assertEquals(List.of(hook), mediated.asked());
    assertEquals("[" + PID + "]", mediated.about(kernelName)); // and the subject is the application
    mediated.module.deny(hook, Errno.EPERM);
    String why = check(operation);
    assertNotNull(why);
    assertTrue(why, why.contains("denies " + kernelName + " of org.example.app(1)"));
  }

  @Test
  public void theSubjectIsWhoeverCallsConfigurationAdmin() throws Exception {
    asks("configurationRead", "configuration_read", CONFIGURATION_READ);
    asks("configurationWrite", "configuration_write", CONFIGURATION_WRITE);
  }

  @Test
  public void nothingIsAskedWhereNoModuleHasTheHook() throws Exception {
    mediated.close();
    mediated = new MediatedWorld(PtraceHooks.class);
    assertNull(check(CONFIGURATION_WRITE));
    assertTrue(!mediated.handler.wants(CONFIGURATION_WRITE.ordinal()));
  }
}
