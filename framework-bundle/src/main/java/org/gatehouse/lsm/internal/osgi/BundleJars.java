package org.gatehouse.lsm.internal.osgi;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * Digests of the jars that the framework runs: those in its cache, not those at the locations,
 * which may have changed since.
 *
 * <p>The cache is Apache Felix's, {@code bundle<id>/version<refresh>.<revision>/bundle.jar}. A
 * bundle that is run in place ({@code reference:}) has no digest.
 */
record BundleJars(Path cache) implements Function<Bundle, Optional<String>> {
  private static final Pattern REVISION = Pattern.compile("version[0-9]{1,9}\\.[0-9]{1,9}");

  /** The cache that this bundle is in. */
  static BundleJars beside(BundleContext context) {
    File data = context.getDataFile("");
    return new BundleJars(data.toPath().resolve("../..").toAbsolutePath().normalize());
  }

  /** The SHA-256 of the bundle's newest jar, in hex; empty if it cannot be had. */
  @Override
  public Optional<String> apply(Bundle bundle) {
    Path folder = cache.resolve("bundle" + bundle.getBundleId());
    try (Stream<Path> revisions = Files.list(folder)) {
      return revisions
          .filter(p -> REVISION.matcher(p.getFileName().toString()).matches())
          .max(Comparator.comparingLong(BundleJars::number))
          .map(p -> p.resolve("bundle.jar"))
          .filter(Files::isRegularFile)
          .map(BundleJars::sha256);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** Refreshes count before revisions. */
  private static long number(Path revision) {
    String[] numbers = revision.getFileName().toString().substring(7).split("\\.", -1);
    return (Long.parseLong(numbers[0]) << 32) + Long.parseLong(numbers[1]);
  }

  private static String sha256(Path jar) {
    try (InputStream in = Files.newInputStream(jar)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JVM has SHA-256", e);
    }
  }
}
