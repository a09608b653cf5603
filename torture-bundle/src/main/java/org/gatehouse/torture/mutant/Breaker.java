package org.gatehouse.torture.mutant;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.gatehouse.lsm.hook.HookTable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Puts a broken copy in the place of framework-bundle, by an ordinary update, in the bundle cache
 * of this run only. The product has no switch for it, and its jar is not touched.
 */
public final class Breaker {
  private final BundleContext context;
  private final Bundle host = FrameworkUtil.getBundle(HookTable.class);

  /** Works in this framework. */
  public Breaker(BundleContext context) {
    this.context = context;
  }

  /** What is broken at present. */
  public Optional<String> broken() {
    return Optional.ofNullable(host.getHeaders("").get(BrokenJar.HEADER));
  }

  /** Breaks it; this bundle is stopped and started again by that, on another thread. */
  public void breakIt(Mutant mutant) throws IOException, BundleException {
    try (InputStream content = BrokenJar.of(host, mutant)) {
      host.update(content);
    }
    context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(host));
  }
}
