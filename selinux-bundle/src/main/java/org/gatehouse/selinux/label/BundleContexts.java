package org.gatehouse.selinux.label;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The contexts of bundles: the file {@code bundle_contexts}, made after Android's {@code
 * seapp_contexts}. Immutable; any thread.
 *
 * <pre>
 * # the database, by whoever signed it; every other bundle of the demo
 * name=com.h2database signer=sha256:09af…(64 digits) context=system_u:system_r:h2_t:s0
 * name=org.gatehouse.demo.* context=system_u:system_r:bundle_t:s0
 * </pre>
 *
 * <p>A line has {@code name=}, {@code context=} and perhaps {@code signer=}, in any order, between
 * white space; a line that starts with {@code #} is a comment. {@code *} at the end of a name
 * stands for any rest. The order of the lines means nothing: one with a signer beats one without, a
 * whole name beats a beginning, a longer beginning a shorter one. Two lines for the same bundles
 * are an error. Anybody may take a symbolic name that is free: only a signer says who a bundle is.
 */
public final class BundleContexts {
  private final List<BundleSpec> specs;

  private BundleContexts(List<BundleSpec> specs) {
    this.specs = specs;
  }

  /**
   * Reads the file.
   *
   * @param validContext what the policy in force says of a context; one that is refused is an error
   */
  public static BundleContexts read(Path file, Predicate<String> validContext)
      throws IOException, LabelSyntaxException {
    return of(Lines.read(file), validContext);
  }

  static BundleContexts of(List<Line> lines, Predicate<String> validContext)
      throws LabelSyntaxException {
    return new BundleContexts(new BundleSpecReader(validContext).read(lines));
  }

  /**
   * The line that decides for a bundle, or null if none does.
   *
   * @param signers {@code sha256:} and the fingerprint, in lower case, of each certificate whose
   *     signature over the whole bundle was verified
   */
  public @Nullable BundleSpec find(String symbolicName, Set<String> signers) {
    for (BundleSpec spec : specs) {
      if (spec.covers(symbolicName, signers)) {
        return spec;
      }
    }
    return null;
  }

  /** All lines, the most specific first. */
  public List<BundleSpec> specs() {
    return specs;
  }
}
