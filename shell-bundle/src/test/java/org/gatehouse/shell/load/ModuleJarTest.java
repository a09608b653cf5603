package org.gatehouse.shell.load;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.gatehouse.lsm.hook.LsmException;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ModuleJarTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void bundleBuiltForTheseHookTablesIsTaken() throws IOException {
    Path file = jar(Map.of("Bundle-SymbolicName", "a.b", ModuleJar.HOOK_API, "1"));
    try (ModuleJar jar = ModuleJar.fetch(file.toUri(), "1");
        InputStream content = jar.open()) {
      Files.delete(file);
      assertEquals(file.toUri().toString(), jar.location());
      assertEquals('P', content.read());
    }
  }

  @Test
  public void otherHookTablesAreRefusedNamingBoth() throws IOException {
    Path file = jar(Map.of("Bundle-SymbolicName", "a.b", ModuleJar.HOOK_API, "2"));
    assertEquals("ENOEXEC " + file + " was built for hook API 2, this is 1", refused(file));
  }

  @Test
  public void bundleWithoutAModuleIsRefused() throws IOException {
    Path file = jar(Map.of("Bundle-SymbolicName", "a.b"));
    assertEquals("EINVAL " + file + " holds no security module", refused(file));
  }

  @Test
  public void whatIsNoBundleIsRefused() throws IOException {
    Path jar = jar(Map.of());
    assertEquals("EINVAL " + jar + " is no bundle", refused(jar));
    Path text = Files.writeString(folder.newFile().toPath(), "hello");
    assertEquals("EINVAL " + text + " is no bundle", refused(text));
    Path empty = folder.newFile().toPath();
    assertEquals("EINVAL " + empty + " is no bundle", refused(empty));
  }

  @Test
  public void missingFileIsRefused() {
    Path none = folder.getRoot().toPath().resolve("none.jar");
    assertEquals(
        "EACCES cannot read " + none + ": " + none + " (No such file or directory)", refused(none));
  }

  private Path jar(Map<String, String> headers) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach(manifest.getMainAttributes()::putValue);
    Path file = folder.newFile().toPath();
    try (OutputStream out = Files.newOutputStream(file)) {
      new JarOutputStream(out, manifest).close();
    }
    return file;
  }

  private static String refused(Path file) {
    LsmException e =
        assertThrows(LsmException.class, () -> ModuleJar.fetch(file.toUri(), "1").close());
    return e.errno() + " " + e.getMessage();
  }
}
