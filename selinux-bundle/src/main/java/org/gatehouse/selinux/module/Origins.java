package org.gatehouse.selinux.module;

import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.gatehouse.lsm.object.Task;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** What is known of bundles: the file they were installed from, and who signed them. */
interface Origins {
  /** The path of the file, or null where there is none. */
  @Nullable String file(Task task);

  /**
   * {@code sha256:} and the fingerprint of each certificate whose signature over all of the bundle
   * is good.
   */
  Set<String> signers(Task task);

  /** Asks the framework for bundles and their content; it verifies no signatures itself. */
  static Origins of(BundleContext context) {
    return new Origins() {
      @Override
      public @Nullable String file(Task task) {
        Bundle bundle = context.getBundle(task.id());
        return bundle == null ? null : path(bundle.getLocation());
      }

      @Override
      public Set<String> signers(Task task) {
        Bundle bundle = context.getBundle(task.id());
        return bundle == null ? Set.of() : fingerprints(Signers.of(bundle));
      }
    };
  }

  private static @Nullable String path(String location) {
    String file = location.replaceFirst("^(reference|initial@reference):", "");
    try {
      return file.startsWith("file:/") ? Path.of(URI.create(file)).toString() : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Set<String> fingerprints(Set<Certificate> certificates) {
    Set<String> all = new HashSet<>();
    for (Certificate each : certificates) {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(each.getEncoded());
        all.add("sha256:" + HexFormat.of().formatHex(digest));
      } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
        return Set.of(); // a signer that cannot be named gives nothing
      }
    }
    return all;
  }
}
