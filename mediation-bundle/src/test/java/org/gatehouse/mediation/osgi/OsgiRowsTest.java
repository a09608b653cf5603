package org.gatehouse.mediation.osgi;

import static org.gatehouse.bridge.Operation.BUNDLE_HEADERS;
import static org.gatehouse.bridge.Operation.BUNDLE_INSTALL;
import static org.gatehouse.bridge.Operation.BUNDLE_LISTEN;
import static org.gatehouse.bridge.Operation.BUNDLE_REFRESH;
import static org.gatehouse.bridge.Operation.BUNDLE_RESOURCE;
import static org.gatehouse.bridge.Operation.BUNDLE_START;
import static org.gatehouse.bridge.Operation.BUNDLE_START_LEVEL;
import static org.gatehouse.bridge.Operation.BUNDLE_STOP;
import static org.gatehouse.bridge.Operation.BUNDLE_UNINSTALL;
import static org.gatehouse.bridge.Operation.BUNDLE_UPDATE;
import static org.gatehouse.bridge.Operation.SERVICE_GET;
import static org.gatehouse.bridge.Operation.SERVICE_LISTEN;
import static org.gatehouse.bridge.Operation.SERVICE_MODIFY;
import static org.gatehouse.bridge.Operation.SERVICE_REGISTER;
import static org.gatehouse.bridge.Operation.SERVICE_UNREGISTER;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import org.gatehouse.bridge.Operation;
import org.gatehouse.mediation.fixture.MediatedWorld;
import org.junit.After;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** What bundles want of the framework is asked for the one who wants it. */
public class OsgiRowsTest {
  private final MediatedWorld mediated = new MediatedWorld();
  private final Bundle mine = FakeBundles.bundle(1);
  private final Bundle other = FakeBundles.bundle(3);

  @After
  public void closeTheWorld() {
    mediated.close();
  }

  private void asks(List<String> hooks, Operation operation, Object... arguments) {
    assertEquals(operation.name(), hooks, mediated.asks(operation, arguments));
    mediated.eachDenies(operation, arguments);
  }

  @Test
  public void bundlesComeChangeAndGo() {
    asks(List.of("bundleInstall", "kernelLoadData"), BUNDLE_INSTALL, "file:/etc/evil.jar");
    assertEquals("[file:/etc/evil.jar]", mediated.about("bundle_install"));
    asks(List.of("bundleUpdate", "kernelLoadData"), BUNDLE_UPDATE, other);
    asks(List.of("bundleUninstall", "taskKill"), BUNDLE_UNINSTALL, other);
    assertEquals("[org.example.stranger(3), 9]", mediated.about("task_kill"));
  }

  @Test
  public void aStartIsExecAndAStopIsASignal() {
    asks(List.of("bundleStart", "bprmCheckSecurity"), BUNDLE_START, other);
    String program = "[program /bundle/org.example.stranger]";
    assertEquals(program, mediated.about("bprm_check_security"));
    asks(List.of("bundleStop", "taskKill"), BUNDLE_STOP, other);
    assertEquals("[org.example.stranger(3), 15]", mediated.about("task_kill"));
    asks(List.of("bundleStop", "taskKill", "capable"), BUNDLE_STOP, FakeBundles.bundle(0));
    assertEquals("[CAP_SYS_BOOT]", mediated.about("capable"));
    asks(List.of("bundleStart", "bundleStop"), BUNDLE_START_LEVEL, other, 5);
    asks(List.of("capable"), BUNDLE_START_LEVEL, null, 5);
  }

  @Test
  public void theProgramMadeForTheQuestionIsReleased() {
    mediated.asks(BUNDLE_START, other);
    assertEquals(1, mediated.module.calls("cred_prepare").size());
    assertEquals(1, mediated.module.calls("cred_free").size());
  }

  @Test
  public void aRefreshIsAskedForEveryBundle() {
    asks(List.of("bundleRefresh", "bundleRefresh"), BUNDLE_REFRESH, List.of(mine, other));
    int all = mediated.world.host().tasks().all().size();
    assertEquals(all, mediated.asks(BUNDLE_REFRESH, (Object) null).size());
  }

  @Test
  public void anApplicationsOwnCollectionStandsForAllBundles() {
    List<Bundle> fickle =
        new AbstractList<>() {
          @Override
          public Bundle get(int index) {
            throw new AssertionError("application code was called");
          }

          @Override
          public int size() {
            throw new AssertionError("application code was called");
          }
        };
    int all = mediated.world.host().tasks().all().size();
    assertEquals(all, mediated.asks(BUNDLE_REFRESH, fickle).size());
    List<Bundle> wrapped = Collections.unmodifiableList(fickle);
    assertEquals(all, mediated.asks(BUNDLE_REFRESH, wrapped).size());
  }

  @Test
  public void whatIsReadOfBundles() {
    asks(List.of("bundleMetadata"), BUNDLE_HEADERS, other);
    asks(List.of("bundleResource"), BUNDLE_RESOURCE, other, "secret.properties");
    assertEquals(List.of(), mediated.asks(BUNDLE_RESOURCE, mine, "own.properties"));
    asks(List.of("bundleListener"), BUNDLE_LISTEN, "framework");
  }

  @Test
  public void aLoaderOrAWiringStandsForItsBundle() {
    FakeBundles.Loader loader = new FakeBundles.Loader();
    loader.claim = other;
    asks(List.of("bundleResource"), BUNDLE_RESOURCE, loader, "secret.properties");
    assertEquals(
        "[bundle org.example.stranger(3), secret.properties]", mediated.about("bundle_resource"));
    loader.claim = mine;
    assertEquals(List.of(), mediated.asks(BUNDLE_RESOURCE, loader, "own.properties"));
  }

  @Test
  public void servicesAreRegisteredGotAndChanged() {
    String[] names = {"org.example.Clock"};
    asks(List.of("serviceRegister"), SERVICE_REGISTER, mine, names);
    String clock = "[service org.example.Clock of org.example.";
    assertEquals(clock + "app(1)]", mediated.about("service_register"));
    ServiceReference<?> reference = FakeBundles.reference(42, other, names);
    asks(List.of("serviceGet"), SERVICE_GET, mine, reference);
    assertEquals(clock + "stranger(3)]", mediated.about("service_get"));
    asks(List.of("serviceModify"), SERVICE_MODIFY, reference);
    asks(List.of("serviceUnregister"), SERVICE_UNREGISTER, reference);
    asks(List.of("serviceListener"), SERVICE_LISTEN, "(a=b)");
  }

  @Test
  public void aHookOfTheFrameworkNeedsMoreThanAService() {
    String[] names = {"org.osgi.framework.hooks.weaving.WeavingHook"};
    asks(List.of("serviceRegister", "lockedDown", "capable"), SERVICE_REGISTER, mine, names);
    assertEquals("[CAP_SYS_MODULE]", mediated.about("capable"));
  }

  @Test
  public void aHookThatAnotherBundleWillHaveRegisteredIsAskedForBoth() {
    String[] names = {"org.osgi.framework.hooks.weaving.WeavingHook"};
    mediated.asks(SERVICE_REGISTER, other, names);
    List<Object> subjects =
        mediated.module.calls("capable").stream().map(call -> call.arguments().get(0)).toList();
    Object app = mediated.world.app().cred();
    assertEquals(List.of(app, mediated.world.stranger().cred()), subjects);
  }

  @Test
  public void aBundleThatTheFrameworkDidNotMakeIsNeverAskedAnything() {
    Bundle forged = FakeBundles.forged(mediated.appLoader);
    String why = mediated.check(BUNDLE_STOP, forged);
    assertTrue(why, why.contains("did not make"));
  }

  @Test
  public void theSubjectIsTheOneWhoWantsIt() {
    mediated.checkAs(mediated.stranger, BUNDLE_INSTALL, "file:/x");
    Object subject = mediated.module.calls("bundle_install").get(0).arguments().get(0);
    assertEquals(mediated.world.stranger().cred(), subject);
  }
}
