package org.gatehouse.mediation.subject;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.gatehouse.mediation.fixture.Actor;
import org.gatehouse.mediation.fixture.Application;
import org.gatehouse.mediation.fixture.BundleLoader;
import org.gatehouse.mediation.fixture.FixtureLoaders;
import org.gatehouse.mediation.fixture.VictimService;
import org.junit.Before;
import org.junit.Test;

/** Nobody becomes another by what a class loader says, or by what the JDK spins. */
public class AttributionTest {
  private static final long VICTIM = 1;
  private static final long ATTACKER = 2;
  private static final long LIBRARY = 3;

  private final FixtureLoaders framework = new FixtureLoaders();
  private final Loaders loaders = new Loaders(framework);
  private final Threads threads = new Threads();
  private final Attribution attribution =
      new Attribution(loaders, threads, bundle -> bundle == LIBRARY);
  private final AtomicReference<Subject> seen = new AtomicReference<>();
  private BundleLoader victimLoader;
  private Actor victim;
  private Actor attacker;
  private Actor library;

  @Before
  public void installTheBundles() {
    victimLoader = loader(VICTIM);
    victim = victimLoader.actor();
    attacker = loader(ATTACKER).actor();
    library = loader(LIBRARY).actor();
  }

  private BundleLoader loader(long bundle) {
    BundleLoader loader = new BundleLoader(getClass().getClassLoader());
    framework.made(loader, bundle);
    return loader;
  }

  private void look() {
    seen.set(attribution.subject());
  }

  private Class<?> victimsInterface() throws ClassNotFoundException {
    return victimLoader.loadClass(VictimService.class.getName());
  }

  @Test
  public void theNearestApplicationFrameActs() throws Exception {
    assertEquals(new Subject(VICTIM, null), victim.call(attribution::subject));
    Subject inner = victim.call(() -> attacker.call(attribution::subject));
    assertEquals(ATTACKER, inner.owner());
    assertNotSame(Application.class, victim.getClass());
  }

  @Test
  public void aFrameOfTheHostIsTheFramework() {
    assertEquals(Subject.FRAMEWORK, attribution.subject());
  }

  @Test
  public void aLambdaBelongsToTheBundleThatWroteIt() throws Exception {
    victim.call(
        () -> {
          attacker.lambda(this::look).run();
          return null;
        });
    assertEquals(ATTACKER, seen.get().owner());
  }

  @Test
  public void aMethodReferenceRunByTheCommonPoolBelongsToItsBundle() {
    ForkJoinPool.commonPool().submit(attacker.reference(this::look)).join();
    assertEquals(ATTACKER, seen.get().owner());
  }

  @Test
  public void reflectionAndMethodHandlesLeaveTheCallerOnTheStack() throws Throwable {
    attacker.reflect(this::look);
    assertEquals(ATTACKER, seen.getAndSet(null).owner());
    attacker.handle(this::look);
    assertEquals(ATTACKER, seen.get().owner());
  }

  @Test
  public void aProxyInTheVictimsLoaderIsNotTheVictim() throws Exception {
    attacker.proxy(victimsInterface(), this::look);
    assertEquals(ATTACKER, seen.get().owner());
  }

  @Test
  public void aMethodHandleProxyOfTheVictimsInterfaceIsNotTheVictim() throws Throwable {
    attacker.handleProxy(victimsInterface(), this::look);
    assertEquals(ATTACKER, seen.getAndSet(null).owner());
    attacker.handleProxy(Runnable.class, this::look);
    assertEquals("nor the host", ATTACKER, seen.get().owner());
  }

  @Test
  public void aHiddenClassBelongsToTheBundleThatDefinedIt() throws Exception {
    byte[] code = BundleLoader.code(Application.class.getName());
    assertEquals(ATTACKER, attacker.hidden(code, attribution::subject).owner());
    Subject inVictim = victim.call(() -> attacker.hidden(code, attribution::subject));
    assertEquals(ATTACKER, inVictim.owner());
  }

  @Test
  public void aLoaderWithTheVictimAsParentBelongsToItsCreator() throws Exception {
    ClassLoader forged = new BundleLoader(victimLoader);
    loaders.created(forged, ATTACKER);
    loaders.created(forged, VICTIM);
    Actor inside = ((BundleLoader) forged).actor();
    assertEquals(ATTACKER, inside.call(attribution::subject).owner());
  }

  @Test
  public void aLoaderThatNobodyRecordedIsUnlabelledUntilTheFrameworkKnowsIt() throws Exception {
    BundleLoader unknown = new BundleLoader(victimLoader);
    Actor inside = unknown.actor();
    assertTrue(inside.call(attribution::subject).isUnlabelled());
    framework.made(unknown, VICTIM);
    assertEquals(VICTIM, inside.call(attribution::subject).owner());
  }

  @Test
  public void aDeclaredLibraryActsForItsCaller() throws Exception {
    assertEquals(ATTACKER, attacker.call(() -> library.call(attribution::subject)).owner());
  }

  @Test
  public void theCallerOfTheFrameworkIsFoundBehindIt() throws Exception {
    assertEquals(ATTACKER, attacker.call(() -> Hosting.run(attribution::caller)).owner());
  }

  @Test
  public void aThreadWithoutAnApplicationFrameHasTheCredOfItsCreator() throws Exception {
    Thread thread = attacker.thread(this::look);
    threads.created(thread, attacker.call(attribution::subject));
    threads.created(thread, Subject.FRAMEWORK);
    thread.start();
    thread.join();
    assertEquals(ATTACKER, seen.get().owner());
  }

  @Test
  public void aThreadThatNobodyRecordedIsUnlabelled() throws Exception {
    Thread thread = new Thread(this::look);
    thread.start();
    thread.join();
    assertTrue(seen.get().isUnlabelled());
  }

  @Test
  public void whatIsCachedWithAClassIsAPlainNumber() {
    Object cached = new FrameOwners(loaders).get(victim.getClass());
    assertEquals(AtomicLong.class, cached.getClass());
  }

  /** Code of the host that an application calls. */
  private static final class Hosting {
    static Subject run(java.util.function.Supplier<Subject> what) {
      return org.junit.Assert.class == null ? null : what.get();
    }
  }

  /** Hidden frames are callers too: a method handle must not stand for the JDK class behind it. */
  @Test
  public void theCallerOfAClassIsTheNextFrameEvenAHiddenOne() throws Exception {
    assertEquals(AttributionTest.class, attribution.callerOf(Attribution.class));
    Class<?> caller = victim.call(() -> attribution.callerOf(AttributionTest.class));
    assertTrue(caller + " is not the lambda's class", caller.isHidden());
    assertNull(attribution.callerOf(String.class));
  }
}
