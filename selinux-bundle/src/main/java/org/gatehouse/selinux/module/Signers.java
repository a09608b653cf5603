package org.gatehouse.selinux.module;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.security.CodeSigner;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/**
 * Who signed a bundle, for frameworks that verify nothing: the JDK's own verification (JAR File
 * Specification, "Signed JAR File") of the content that the framework loads, and not of the file
 * that it was installed from, which may be another one by now.
 *
 * <p>Takes the time and the memory of all entries of the bundle, if it has a signature; one of more
 * than {@value #MOST} bytes has no signer.
 */
final class Signers {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final int MOST = 64 << 20;

  private Signers() {}

  /**
   * The certificates of those who signed every entry but the signatures themselves; none where an
   * entry was changed or added, or the algorithm is one that the JDK no longer trusts.
   */
  static Set<Certificate> of(Bundle bundle) {
    List<String> names = names(bundle, "/");
    if (names.stream().noneMatch(Signers::isSignature)) {
      return Set.of();
    }
    names.sort(Comparator.comparingInt(Signers::rank));
    try {
      return common(jar(bundle, names));
    } catch (IOException | RuntimeException e) { // a verifier throws anything at a bad manifest
      return Set.of(); // not what was signed
    }
  }

  private static List<String> names(Bundle bundle, String directory) {
    List<String> all = new ArrayList<>();
    var paths = bundle.getEntryPaths(directory);
    for (String path : paths == null ? List.<String>of() : Collections.list(paths)) {
      all.addAll(path.endsWith("/") ? names(bundle, path) : List.of(path));
    }
    return all;
  }

  /** A verifier reads the manifest first, then the signatures. */
  private static int rank(String name) {
    return name.equalsIgnoreCase(MANIFEST) ? 0 : isMeta(name) ? 1 : 2;
  }

  private static boolean isMeta(String name) {
    return name.toUpperCase(Locale.ROOT).matches("META-INF/([^/]*[.](SF|RSA|DSA|EC)|SIG-[^/]*)");
  }

  private static boolean isSignature(String name) {
    return isMeta(name) && name.toUpperCase(Locale.ROOT).endsWith(".SF");
  }

  private static byte[] jar(Bundle bundle, List<String> names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setLevel(0);
      for (String name : names) {
        URL entry = Objects.requireNonNull(bundle.getEntry(name), name);
        out.putNextEntry(new ZipEntry(name));
        out.write(content(entry, MOST - bytes.size()));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] content(URL entry, int room) throws IOException {
    try (InputStream in = entry.openStream()) {
      byte[] content = in.readNBytes(Math.max(0, room) + 1);
      if (content.length > room) {
        throw new IOException("too large to be verified");
      }
      return content;
    }
  }

  private static Set<Certificate> common(byte[] jar) throws IOException {
    @Nullable Set<Certificate> all = null;
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar), true)) {
      for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
        in.transferTo(OutputStream.nullOutputStream());
        if (rank(entry.getName()) < 2) {
          continue;
        }
        Set<Certificate> here = certificates(entry.getCodeSigners());
        if (all == null) {
          all = here;
        } else {
          all.retainAll(here);
        }
      }
    }
    return all == null ? Set.of() : all;
  }

  private static Set<Certificate> certificates(CodeSigner @Nullable [] signers) {
    Set<Certificate> all = new HashSet<>();
    for (CodeSigner signer : signers == null ? new CodeSigner[0] : signers) {
      all.add(signer.getSignerCertPath().getCertificates().get(0));
    }
    return all;
  }
}
