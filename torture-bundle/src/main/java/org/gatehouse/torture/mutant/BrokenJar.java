package org.gatehouse.torture.mutant;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.osgi.framework.Bundle;

/** A copy of a bundle in which one class is changed and the manifest says so. */
final class BrokenJar {
  /** The manifest header that names the mutant. */
  static final String HEADER = "Gatehouse-Broken";

  private BrokenJar() {}

  static InputStream of(Bundle bundle, Mutant mutant) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
      for (URL url : Collections.list(bundle.findEntries("/", "*", true))) {
        String path = url.getPath().substring(1);
        if (!path.endsWith("/")) {
          jar.putNextEntry(new ZipEntry(path));
          jar.write(content(url, path, mutant));
        }
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private static byte[] content(URL url, String path, Mutant mutant) throws IOException {
    try (InputStream in = url.openStream()) {
      byte[] original = in.readAllBytes();
      if (path.equals(mutant.path())) {
        return Mutator.change(mutant, original);
      }
      return path.equals(JarFile.MANIFEST_NAME) ? marked(original, mutant) : original;
    }
  }

  private static byte[] marked(byte[] original, Mutant mutant) throws IOException {
    Manifest manifest = new Manifest(new ByteArrayInputStream(original));
    manifest.getMainAttributes().putValue(HEADER, mutant.word());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    manifest.write(out);
    return out.toByteArray();
  }
}
