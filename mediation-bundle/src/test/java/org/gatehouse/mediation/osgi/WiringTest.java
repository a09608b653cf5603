package org.gatehouse.mediation.osgi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.PtraceHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.mediation.fixture.MediatedWorld;
import org.gatehouse.testkit.RecordingModule;
import org.junit.After;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/** Wires and fragments are asked for the bundle that requires. */
public class WiringTest {
  private static final String HOST = BundleRevision.HOST_NAMESPACE;

  private MediatedWorld mediated = new MediatedWorld();
  private final Bundle mine = FakeBundles.bundle(1);
  private final Bundle other = FakeBundles.bundle(3);
  private final BundleCapability host =
      FakeBundles.capability(other, HOST, Map.of(HOST, "org.example.stranger"));
  private final BundleCapability own = FakeBundles.capability(mine, HOST, Map.of(HOST, "me"));
  private final BundleCapability nameless = FakeBundles.capability(other, "x", Map.of());

  @After
  public void closeTheWorld() {
    mediated.close();
  }

  private ResolverHook begin() {
    Framework framework = new Framework(WiringTest.class.getClassLoader(), mediated.surroundings());
    return new Wiring(framework, mediated.surroundings(), mediated.handler).begin(List.of());
  }

  private List<BundleCapability> left(Bundle by, BundleCapability... candidates) {
    List<BundleCapability> left = new ArrayList<>(List.of(candidates));
    begin().filterMatches(FakeBundles.requirement(by), left);
    return left;
  }

  private List<RecordingModule.Call> asked() {
    return mediated.module.calls("bundle_wire");
  }

  @Test
  public void theSubjectIsTheBundleThatRequires() {
    assertEquals(List.of(host), left(mine, host));
    String question = "[bundle org.example.stranger(3), " + HOST + ", org.example.stranger]";
    assertEquals(question, mediated.about("bundle_wire"));
    left(mine, nameless);
    assertEquals("[bundle org.example.stranger(3), x, *]", mediated.about("bundle_wire"));
  }

  @Test
  public void deniedCapabilityIsNoCandidateAndTheOthersAre() {
    mediated.module.on("bundle_wire", arguments -> denyHost(arguments.get(2)));
    assertEquals(List.of(own, nameless), left(mine, own, host, nameless));
  }

  private static Verdict denyHost(Object namespace) {
    return namespace.equals(HOST) ? Verdict.deny(Errno.EPERM, "no fragments") : Verdict.ALLOW;
  }

  @Test
  public void theFrameworkAndABundlesOwnCapabilitiesAreNotAskedAbout() {
    mediated.module.deny("bundleWire", Errno.EPERM);
    assertEquals(List.of(host), left(FakeBundles.bundle(0), host));
    assertEquals(List.of(own), left(mine, own));
    assertEquals(List.of(), asked());
  }

  @Test
  public void whereItCannotBeDecidedThereIsNoCandidate() {
    List<BundleCapability> left = new ArrayList<>(List.of(host, nameless));
    ResolverHook hook = begin();
    Bundle unknown = FakeBundles.bundle(99);
    assertThrows(
        RuntimeException.class, () -> hook.filterMatches(FakeBundles.requirement(unknown), left));
    assertEquals(List.of(), left);
  }

  @Test
  public void nothingIsLookedAtWhereNoModuleHasTheHook() {
    assertNotNull(begin());
    mediated.close();
    mediated = new MediatedWorld(PtraceHooks.class);
    assertNull(begin());
  }
}
