package org.gatehouse.torture.install;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A copy of a bundle that says that it is another version. */
public final class NewerJar {
  private NewerJar() {}

  /** Writes it to a file. */
  public static Path of(Path bundle, Path copy, String version) throws IOException {
    try (JarFile jar = new JarFile(bundle.toFile());
        OutputStream file = Files.newOutputStream(copy);
        JarOutputStream out = new JarOutputStream(file, manifest(jar, version))) {
      for (JarEntry entry : contents(jar)) {
        out.putNextEntry(new JarEntry(entry.getName()));
        out.write(jar.getInputStream(entry).readAllBytes());
      }
    }
    return copy;
  }

  private static Manifest manifest(JarFile jar, String version) throws IOException {
    Manifest manifest = new Manifest(jar.getManifest());
    manifest.getMainAttributes().putValue("Bundle-Version", version);
    return manifest;
  }

  private static List<JarEntry> contents(JarFile jar) {
    return Collections.list(jar.entries()).stream()
        .filter(entry -> !entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME))
        .toList();
  }
}
