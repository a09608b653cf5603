package org.gatehouse.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.host.Distribution.Jar;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * Makes the installed bundles of the distribution equal to its jars: installs new ones, updates
 * changed ones and uninstalls those that are gone. Bundles from elsewhere stay as they are.
 */
final class Provisioner {
  private final BundleContext context;
  private final Fingerprints fingerprints;

  Provisioner(BundleContext context, Fingerprints fingerprints) {
    this.context = context;
    this.fingerprints = fingerprints;
  }

  void provide(List<Jar> jars) throws IOException, BundleException {
    removeAllBut(jars.stream().map(Jar::location).collect(Collectors.toSet()));
    for (Jar jar : jars) {
      provide(jar);
    }
    fingerprints.store();
  }

  private void removeAllBut(Set<String> locations) throws BundleException {
    for (Bundle bundle : context.getBundles()) {
      String location = bundle.getLocation();
      if (location.startsWith(Jar.SCHEME) && !locations.contains(location)) {
        bundle.uninstall();
      }
    }
  }

  private void provide(Jar jar) throws IOException, BundleException {
    boolean changed = fingerprints.differ(jar);
    Bundle bundle = installed(jar, changed, context.getBundle(jar.location()));
    bundle.adapt(BundleStartLevel.class).setStartLevel(jar.level());
    if (jar.started()) {
      bundle.start(Bundle.START_ACTIVATION_POLICY);
    }
  }

  private Bundle installed(Jar jar, boolean changed, @Nullable Bundle old)
      throws IOException, BundleException {
    if (old != null && !changed) {
      return old;
    }
    try (InputStream content = Files.newInputStream(jar.path())) {
      if (old == null) {
        return context.installBundle(jar.location(), content);
      }
      old.update(content);
      return old;
    }
  }
}
