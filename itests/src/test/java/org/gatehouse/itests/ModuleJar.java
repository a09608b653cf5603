package org.gatehouse.itests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.gatehouse.itests.module.Registrar;

/** A bundle that is made while the test runs; each installed copy has classes of its own. */
final class ModuleJar {
  private static final String COMPONENT =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%1$s">
        <implementation class="%1$s"/>
        <service><provide interface="org.gatehouse.lsm.module.SecurityModule"/></service>
      </scr:component>
      """;

  private final Attributes headers = new Attributes();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  private ModuleJar(String name, Class<?>... classes) {
    header("Manifest-Version", "1.0");
    header("Bundle-ManifestVersion", "2");
    header("Bundle-SymbolicName", name);
    header("Bundle-Version", "1.0.0");
    header(
        "Import-Package",
        "org.osgi.framework,org.gatehouse.lsm.hook,org.gatehouse.lsm.object,"
            + "org.gatehouse.lsm.module,org.gatehouse.lsm.blob");
    and(classes);
  }

  /** A bundle without a module. */
  static ModuleJar plain(String name) {
    return new ModuleJar(name);
  }

  /** An application with this activator. */
  static ModuleJar application(Class<?> activator) {
    return new ModuleJar(name(activator), activator)
        .header("Import-Package", "org.osgi.framework")
        .header("Bundle-Activator", activator.getName());
  }

  /** A module that an activator registers. */
  static ModuleJar activated(Class<?> module) {
    return new ModuleJar(name(module), module, Registrar.class)
        .header("Gatehouse-Hook-Api", "1")
        .header("Bundle-Activator", Registrar.class.getName())
        .header("Test-Module", module.getName());
  }

  /** A module that is a component, without a method for new configurations. */
  static ModuleJar component(Class<?> module) {
    ModuleJar jar =
        new ModuleJar(name(module), module)
            .header("Gatehouse-Hook-Api", "1")
            .header("Service-Component", "OSGI-INF/module.xml");
    byte[] xml = COMPONENT.formatted(module.getName()).getBytes(StandardCharsets.UTF_8);
    jar.entries.put("OSGI-INF/module.xml", xml);
    return jar;
  }

  private static String name(Class<?> module) {
    return "test." + module.getSimpleName().toLowerCase(Locale.ROOT);
  }

  ModuleJar header(String name, String value) {
    headers.putValue(name, value);
    return this;
  }

  /** The packages of the platform and these. */
  ModuleJar importing(String packages) {
    return header("Import-Package", headers.getValue("Import-Package") + "," + packages);
  }

  ModuleJar exporting(String packages) {
    return header("Export-Package", packages);
  }

  ModuleJar and(Class<?>... classes) {
    for (Class<?> type : classes) {
      entries.put(file(type), content(type));
    }
    return this;
  }

  /** All classes of the package that this class is in. */
  ModuleJar withPackageOf(Class<?> type) throws IOException {
    String folder = type.getPackageName().replace('.', '/') + "/";
    Path classes = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    try (Stream<Path> files = Files.list(classes.resolve(folder))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.put(folder + file.getFileName(), Files.readAllBytes(file));
      }
    }
    return this;
  }

  /** This text as a file in it. */
  ModuleJar with(String name, String text) {
    entries.put(name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  ModuleJar without(String header) {
    headers.remove(new Attributes.Name(header));
    return this;
  }

  InputStream stream() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putAll(headers);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new ZipEntry(entry.getKey()));
        jar.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  /** Writes it to a file. */
  Path at(Path file) throws IOException {
    Files.copy(stream(), file);
    return file;
  }

  private static String file(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }

  private static byte[] content(Class<?> type) {
    try (InputStream in = type.getClassLoader().getResourceAsStream(file(type))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
