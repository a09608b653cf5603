package org.gatehouse.bench.peer;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.gatehouse.bench.mediated.BundleJar;
import org.gatehouse.bench.peer.guarded.Guarded;

/**
 * A folder with what a security manager needs: the jar of the confined code, the file that it may
 * read, one that it may not, and a policy of 21 grants of which one is about that code.
 */
record Scene(Path folder) {
  private static final int OTHERS = 20;

  static Scene make() throws IOException {
    Scene scene = new Scene(Files.createTempDirectory("peer"));
    Files.createDirectories(scene.file().getParent());
    Files.writeString(scene.file(), "content");
    Files.writeString(scene.forbidden(), "content");
    try (InputStream content = BundleJar.of(Guarded.class, "org.osgi.framework")) {
      Files.copy(content, scene.jar());
    }
    Files.write(scene.policy(), scene.grants());
    return scene;
  }

  Path file() {
    return folder.resolve("a/b/c/file");
  }

  Path forbidden() {
    return folder.resolve("forbidden");
  }

  Path policy() {
    return folder.resolve("policy");
  }

  private Path jar() {
    return folder.resolve("guarded.jar");
  }

  /** The measuring code may do everything; its grants come besides. */
  private List<String> grants() {
    List<String> lines = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath();
      String base = path + (Files.isDirectory(path) ? "/-" : "");
      lines.add(
          "grant codeBase \"file:" + base + "\" { permission java.security.AllPermission; };");
    }
    for (int i = 0; i < OTHERS; i++) {
      lines.add(
          "grant { permission java.io.FilePermission \"/srv/data"
              + i
              + "/-\", \"read\";"
              + " permission java.util.PropertyPermission \"app"
              + i
              + "\", \"read\"; };");
    }
    lines.add(
        "grant codeBase \"file:"
            + jar()
            + "\" { permission java.io.FilePermission \""
            + file()
            + "\", \"read\"; permission java.util.PropertyPermission \"user.dir\", \"read\"; };");
    return lines;
  }

  /** The operation of the confined code, in a loader that knows the jar alone. */
  @SuppressWarnings("unchecked")
  Callable<Object> operation(String name, Path on) throws Exception {
    URL[] path = {jar().toUri().toURL()};
    ClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
    Object code = loader.loadClass(Guarded.class.getName()).getDeclaredConstructor().newInstance();
    return ((BiFunction<String, String, Callable<Object>>) code).apply(name, on.toString());
  }
}
