package org.gatehouse.itests.module;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.gatehouse.bridge.Bridge;
import org.gatehouse.bridge.Operation;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An application that reads the stacks of all threads, as its choke point would ask. */
public final class Asker implements BundleActivator, Callable<String> {
  @Override
  public void start(BundleContext given) {
    given.registerService(Callable.class, this, null);
  }

  @Override
  public void stop(BundleContext given) {}

  /** Null, or why not. */
  @Override
  public String call() throws Exception {
    Supplier<String> reference = Asker::ask;
    return reference.get();
  }

  private static String ask() {
    return Bridge.check(Operation.THREAD_STACK.ordinal(), null, null, null);
  }
}
