package org.gatehouse.torture.install;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** Weak references to the class loaders of module bundles. */
public final class Loaders {
  private record Watched(String name, WeakReference<ClassLoader> loader) {
    boolean isAlive() {
      return loader.get() != null;
    }
  }

  private final List<Watched> watched = new ArrayList<>(); // guarded by this

  Loaders() {}

  /** Watches the loader of a bundle that has been started. */
  synchronized void watch(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    String name = bundle.getSymbolicName() + "(" + bundle.getBundleId() + ")";
    watched.add(new Watched(name, new WeakReference<>(wiring.getClassLoader())));
  }

  /** How many were made. */
  public synchronized int made() {
    return watched.size();
  }

  /** How many are there. */
  public synchronized int alive() {
    return (int) watched.stream().filter(Watched::isAlive).count();
  }

  /** The names of those that are there. */
  public synchronized String names() {
    return watched.stream()
        .filter(Watched::isAlive)
        .map(Watched::name)
        .collect(Collectors.joining(", "));
  }

  /** Collects garbage until none is there, or until so many seconds are over. */
  public void collect(int seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    System.gc();
    while (alive() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      System.gc();
    }
  }
}
