package org.gatehouse.itests.attack;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * What the attacker is after, all of it around its own jar, in a directory named by the port of a
 * web server.
 *
 * @param root the directory of the jar
 */
record Prey(Path root, BundleContext context) {
  /** What the secret file and the server's answer hold, besides the markup around it. */
  static final String SECRET = "the secret is 42";

  private static final AtomicInteger NAMES = new AtomicInteger();

  static Prey of(BundleContext context) {
    Path jar = Path.of(URI.create(context.getBundle().getLocation()));
    return new Prey(jar.getParent(), context);
  }

  Path secret() {
    return root.resolve("secret/key");
  }

  File secretFile() {
    return secret().toFile();
  }

  String name() {
    return secret().toString();
  }

  /** A jar with the secret in it. */
  Path archive() {
    return root.resolve("secret/key.jar");
  }

  /** A name that nothing has yet. */
  Path fresh() {
    return root.resolve("out/new" + NAMES.incrementAndGet());
  }

  int port() {
    return Integer.parseInt(root.getFileName().toString());
  }

  /** The bundle that may read the secret. */
  Bundle victim() {
    for (Bundle bundle : context.getBundles()) {
      if ("test.victim".equals(bundle.getSymbolicName())) {
        return bundle;
      }
    }
    throw new IllegalStateException("no victim");
  }
}
