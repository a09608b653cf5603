package org.gatehouse.mediation.osgi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.gatehouse.bridge.Bridge;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.mediation.fixture.BundleLoader;
import org.gatehouse.mediation.subject.BundleLoaders;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;

/** A loader is a bundle's only if the framework says so. */
public class FrameworkLoadersTest {
  private final FrameworkLoaders loaders =
      new FrameworkLoaders(id -> null, getClass().getClassLoader());

  @Test
  public void theLoaderOfABundlesWiringIsTheBundles() {
    FakeBundles.Loader now = new FakeBundles.Loader();
    FakeBundles.Loader before = new FakeBundles.Loader();
    now.claim = FakeBundles.wired(7, now, before);
    before.claim = now.claim;
    assertEquals(7, loaders.bundleOf(now));
    assertEquals("until the refresh", 7, loaders.bundleOf(before));
  }

  @Test
  public void aLoaderThatNamesAVictimButIsNotItsLoaderIsNobodys() {
    FakeBundles.Loader victims = new FakeBundles.Loader();
    FakeBundles.Loader forged = new FakeBundles.Loader();
    forged.claim = FakeBundles.wired(7, victims, victims);
    assertEquals(BundleLoaders.NONE, loaders.bundleOf(forged));
  }

  @Test
  public void theClaimOfAnApplicationsLoaderIsNotEvenAskedFor() {
    FrameworkLoaders other = new FrameworkLoaders(id -> null, new BundleLoader(null));
    ClassLoader hostile = new Hostile();
    assertEquals(BundleLoaders.NONE, other.bundleOf(hostile));
  }

  @Test
  public void theHostIsSealedAndApplicationsAreNot() throws Exception {
    assertTrue(loaders.isSealed(HookTable.class));
    assertTrue(loaders.isSealed(Bridge.class));
    assertFalse(loaders.isSealed(String.class));
    assertFalse(loaders.isSealed(Bundle.class));
    Class<?> application = new BundleLoader(getClass().getClassLoader()).actor().getClass();
    assertFalse(loaders.isSealed(application));
    assertFalse(loaders.isFramework(application.getClassLoader()));
    assertTrue(loaders.isFramework(getClass().getClassLoader()));
  }

  private static final class Hostile extends ClassLoader implements BundleReference {
    @Override
    public Bundle getBundle() {
      throw new AssertionError("application code was called");
    }
  }
}
