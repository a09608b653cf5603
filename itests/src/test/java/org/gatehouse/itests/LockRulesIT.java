package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gatehouse.itests.module.Resolver;
import org.gatehouse.itests.module.Sleeper;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.testkit.Proves;
import org.junit.Test;
import org.osgi.framework.Bundle;

/** How long the framework waits for a hook that is in flight while its module goes. */
public class LockRulesIT extends InFramework {
  @Test
  @Proves("A2-9")
  public void stopOfTheBundleWaitsForAHookInFlight() throws Exception {
    Bundle sleeper = world.enable(ModuleJar.activated(Sleeper.class), "sleeper");
    CompletableFuture<Verdict> call = call(Sleeper.INSIDE, 500);
    sleeper.stop();
    assertEquals("in the hook after the stop", "false", System.getProperty(Sleeper.INSIDE));
    assertFalse("the decision stands", call.get(5, TimeUnit.SECONDS).isDenied());
    assertEquals("gone", world.state("sleeper"));
  }

  @Test
  public void stopOfTheBundleWaitsTwoSecondsAtMost() throws Exception {
    Bundle sleeper = world.enable(ModuleJar.activated(Sleeper.class), "sleeper");
    CompletableFuture<Verdict> call = call(Sleeper.INSIDE, 3000);
    long start = System.nanoTime();
    sleeper.stop();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    assertTrue("waited " + millis + " ms", millis >= 1900);
    assertEquals("still in the hook", "true", System.getProperty(Sleeper.INSIDE));
    assertEquals("disabling", world.state("sleeper"));
    assertFalse("it is not asked any more", world.openDoor().isDenied());
    assertFalse(call.get(10, TimeUnit.SECONDS).isDenied());
    World.await("the end of step 1", () -> world.state("sleeper").equals("gone"));
  }

  @Test
  public void hookThatNeedsAClassResolvedDuringARefreshEnds() throws Exception {
    ModuleJar jar = ModuleJar.activated(Resolver.class);
    jar.header("DynamicImport-Package", "org.osgi.util.function");
    Bundle resolver = world.enable(jar, "resolver");
    CompletableFuture<Verdict> call = call(Resolver.INSIDE, 0);
    world.refresh(resolver);
    assertEquals(Errno.EACCES, call.get(10, TimeUnit.SECONDS).errno());
    World.await("a replace", () -> world.state("resolver").equals("enabled"));
    assertEquals(2, world.info("resolver").incarnation());
  }

  /** A thread in the module's hook. */
  private CompletableFuture<Verdict> call(String inside, int signal) {
    System.setProperty(inside, "false");
    CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    Thread thread = new Thread(() -> verdict.complete(kill(signal)), "caller");
    thread.setDaemon(true);
    thread.start();
    World.await("a thread in the hook", () -> Boolean.getBoolean(inside));
    return verdict;
  }

  private Verdict kill(int signal) {
    return world.table().taskKill(world.application().cred(), world.application(), signal);
  }
}
