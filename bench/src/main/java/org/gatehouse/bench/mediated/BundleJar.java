package org.gatehouse.bench.mediated;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A bundle made of one class that is its activator. */
public final class BundleJar {
  private BundleJar() {}

  /** Its bytes. */
  public static InputStream of(Class<?> activator, String imports) throws IOException {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.putValue("Manifest-Version", "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", activator.getName());
    headers.putValue("Bundle-Activator", activator.getName());
    headers.putValue("Gatehouse-Hook-Api", "1");
    headers.putValue("Import-Package", imports);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      add(jar, activator.getName().replace('.', '/') + ".class");
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private static void add(JarOutputStream jar, String entry) throws IOException {
    try (InputStream content = BundleJar.class.getClassLoader().getResourceAsStream(entry)) {
      jar.putNextEntry(new ZipEntry(entry));
      Objects.requireNonNull(content, entry).transferTo(jar);
      jar.closeEntry();
    }
  }
}
