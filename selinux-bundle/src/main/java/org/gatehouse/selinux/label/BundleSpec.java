package org.gatehouse.selinux.label;

import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code bundle_contexts}: bundles of that name and signer get the context.
 *
 * @param file where it was read
 * @param line its line there, from 1
 * @param name a symbolic name, or the beginning of one if {@code prefix}
 * @param prefix if any name will do that starts so
 * @param signer {@code sha256:} and the fingerprint of a certificate in lower case; null: any
 *     bundle, signed or not
 * @param context the context
 */
public record BundleSpec(
    String file, int line, String name, boolean prefix, @Nullable String signer, String context) {
  /** The most specific first: with a signer, then whole names, then the longest beginning. */
  static final Comparator<BundleSpec> ORDER =
      Comparator.comparing((BundleSpec spec) -> spec.signer == null)
          .thenComparing(BundleSpec::prefix)
          .thenComparing(spec -> -spec.name.length())
          .thenComparing(BundleSpec::line);

  boolean covers(String symbolicName, Set<String> signers) {
    boolean named = prefix ? symbolicName.startsWith(name) : symbolicName.equals(name);
    return named && (signer == null || signers.contains(signer));
  }

  /** Equal for lines that speak of exactly the same bundles. */
  String bundles() {
    return name + (prefix ? "* " : " ") + signer;
  }
}
