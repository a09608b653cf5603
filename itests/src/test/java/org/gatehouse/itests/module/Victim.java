package org.gatehouse.itests.module;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An application that may read the secret, and lends its threads to others. */
public final class Victim implements BundleActivator {
  private static String mine = "a private matter";

  private final ExecutorService pool = Executors.newFixedThreadPool(1);

  @Override
  public void start(BundleContext context) throws Exception {
    pool.submit(() -> mine).get(); // its thread is there before anybody else comes
    context.registerService(Executor.class, pool, null);
  }

  @Override
  public void stop(BundleContext context) {
    pool.shutdown();
  }
}
