package org.gatehouse.torture.install;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;

/**
 * Makes bundles out of one package of this bundle, so that each has classes and a class loader of
 * its own.
 */
final class DemoJar {
  private static final String IMPORTS =
      "org.osgi.framework, org.gatehouse.lsm.hook, org.gatehouse.lsm.object,"
          + " org.gatehouse.lsm.module, org.gatehouse.lsm.blob, org.gatehouse.lsm.stacker,"
          + " org.gatehouse.torture.ledger";

  private final String activator;
  private final String imports;
  private final String hookApi;
  private final Map<String, byte[]> classes;

  /**
   * @param source this bundle
   * @param activator the class that starts the bundles; its whole package goes into them
   * @param imports the packages they import besides the usual ones, each with a comma before it
   */
  DemoJar(Bundle source, String activator, String imports) throws IOException {
    this.activator = activator;
    this.imports = IMPORTS + imports;
    this.hookApi = String.valueOf(source.getHeaders("").get("Gatehouse-Hook-Api"));
    this.classes = classes(source, activator);
  }

  private static Map<String, byte[]> classes(Bundle source, String activator) throws IOException {
    String folder = activator.substring(0, activator.lastIndexOf('.')).replace('.', '/');
    Enumeration<URL> found = source.findEntries(folder, "*.class", false);
    Map<String, byte[]> classes = new LinkedHashMap<>();
    for (URL url : Collections.list(found)) {
      try (InputStream in = url.openStream()) {
        classes.put(url.getPath().substring(1), in.readAllBytes());
      }
    }
    return classes;
  }

  /** A bundle with these headers besides the usual ones. */
  InputStream with(String symbolicName, Map<String, String> headers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest(symbolicName, headers))) {
      jar.setLevel(0);
      for (Map.Entry<String, byte[]> file : classes.entrySet()) {
        jar.putNextEntry(new JarEntry(file.getKey()));
        jar.write(file.getValue());
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  /** Writes such a bundle to a file. */
  Path write(Path file, String symbolicName, Map<String, String> headers) throws IOException {
    try (InputStream content = with(symbolicName, headers)) {
      Files.copy(content, file);
    }
    return file;
  }

  private Manifest manifest(String symbolicName, Map<String, String> headers) {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", symbolicName);
    main.putValue("Bundle-Version", "1.0.0");
    main.putValue("Bundle-Activator", activator);
    main.putValue("Import-Package", imports);
    main.putValue("Gatehouse-Hook-Api", hookApi);
    headers.forEach(main::putValue);
    return manifest;
  }
}
