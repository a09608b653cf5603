package org.gatehouse.shell.load;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;

/**
 * A private copy of a jar: what was checked is what gets installed, whatever happens to the
 * original.
 */
final class ModuleJar implements Closeable {
  /** The header of every module's bundle: the version of the hook tables it was built for. */
  static final String HOOK_API = "Gatehouse-Hook-Api";

  private static final int TIMEOUT_MILLIS = 10_000;

  private final URI location;
  private final Path copy;

  private ModuleJar(URI location, Path copy) {
    this.location = location;
    this.copy = copy;
  }

  /**
   * Copies and checks a jar.
   *
   * @param hookApi the version of the hook tables here
   * @throws LsmException EACCES not readable; EINVAL no bundle, or one without a module; ENOEXEC
   *     built for other hook tables
   */
  static ModuleJar fetch(URI location, String hookApi) {
    ModuleJar jar = new ModuleJar(location, copyOf(location));
    try {
      jar.check(hookApi);
      return jar;
    } catch (LsmException e) {
      jar.close();
      throw e;
    }
  }

  private static Path copyOf(URI location) {
    try (InputStream in = open(location)) {
      Path copy = Files.createTempFile("gatehouse-module", ".jar");
      copy.toFile().deleteOnExit();
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return copy;
    } catch (IOException | IllegalArgumentException e) {
      throw new LsmException(
          Errno.EACCES, "cannot read " + shown(location) + ": " + e.getMessage(), e);
    }
  }

  private static InputStream open(URI location) throws IOException {
    URLConnection connection = location.toURL().openConnection();
    connection.setUseCaches(false);
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    return connection.getInputStream();
  }

  private void check(String hookApi) {
    Attributes headers = headers();
    if (headers == null || headers.getValue(Constants.BUNDLE_SYMBOLICNAME) == null) {
      throw new LsmException(Errno.EINVAL, shown(location) + " is no bundle");
    }
    String builtFor = headers.getValue(HOOK_API);
    if (builtFor == null) {
      throw new LsmException(Errno.EINVAL, shown(location) + " holds no security module");
    }
    if (!builtFor.trim().equals(hookApi)) {
      throw new LsmException(
          Errno.ENOEXEC,
          shown(location) + " was built for hook API " + builtFor.trim() + ", this is " + hookApi);
    }
  }

  private @Nullable Attributes headers() {
    try (JarFile jar = new JarFile(copy.toFile())) {
      Manifest manifest = jar.getManifest();
      return manifest == null ? null : manifest.getMainAttributes();
    } catch (IOException e) {
      return null; // not a jar
    }
  }

  /** For people: a file by its path. */
  static String shown(URI location) {
    return "file".equals(location.getScheme()) ? location.getPath() : location.toString();
  }

  /** The location of its bundle. */
  String location() {
    return location.toString();
  }

  /** Its bytes. */
  InputStream open() throws IOException {
    return Files.newInputStream(copy);
  }

  @Override
  public void close() {
    copy.toFile().delete();
  }
}
