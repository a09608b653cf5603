package org.gatehouse.mediation.osgi;

import static org.gatehouse.bridge.Operation.SERVICE_EVENT;
import static org.gatehouse.bridge.Operation.SERVICE_FIND;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.mediation.fixture.MediatedWorld;
import org.gatehouse.testkit.RecordingModule;
import org.junit.After;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** A service is seen by whom the modules let. */
public class FindMediatorTest {
  private final MediatedWorld mediated = new MediatedWorld();
  private final Bundle mine = FakeBundles.bundle(1);
  private final Bundle other = FakeBundles.bundle(3);
  private final ServiceReference<?> clock = FakeBundles.reference(42, other, "org.example.Clock");

  @After
  public void closeTheWorld() {
    mediated.close();
  }

  private List<RecordingModule.Call> asked() {
    return mediated.module.calls("service_find");
  }

  @Test
  public void whoLooksForServicesIsAskedForEach() {
    assertEquals(List.of("serviceFind"), mediated.asks(SERVICE_FIND, clock));
    String service = "[service org.example.Clock of org.example.stranger(3)]";
    assertEquals(service, mediated.about("service_find"));
    mediated.eachDenies(SERVICE_FIND, clock);
  }

  @Test
  public void theSubjectOfAnEventIsWhoListens() {
    mediated.module.clear();
    assertNull(mediated.checkAs(mediated.stranger, SERVICE_EVENT, clock, mine));
    assertEquals(mediated.world.app().cred(), asked().get(0).arguments().get(0));
    mediated.module.deny("serviceFind", Errno.EPERM);
    assertNotNull(mediated.checkAs(mediated.stranger, SERVICE_EVENT, clock, mine));
  }

  @Test
  public void whoUsesTheServiceIsToldOfIt() {
    mediated.module.deny("serviceFind", Errno.EPERM);
    ServiceReference<?> used = FakeBundles.usedBy(7, other, mine);
    assertNull(mediated.check(SERVICE_EVENT, used, mine));
    assertNotNull(mediated.check(SERVICE_EVENT, used, other));
  }

  @Test
  public void theFrameworkSeesAll() {
    mediated.module.deny("serviceFind", Errno.EPERM);
    assertNull(mediated.check(SERVICE_EVENT, clock, FakeBundles.bundle(0)));
    assertEquals(List.of(), asked());
  }

  @Test
  public void referenceThatIsGoneTellsNothing() {
    assertEquals(List.of(), mediated.asks(SERVICE_FIND, FakeBundles.gone()));
  }

  @Test
  public void referenceThatTheFrameworkDidNotMakeIsNeverAskedAnything() {
    String why = mediated.check(SERVICE_FIND, new Object());
    assertTrue(why, why.contains("did not make"));
  }
}
