package org.gatehouse.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that holds Gatehouse.
 *
 * @param home its path
 */
record Distribution(Path home) {
  private static final int SHELL_LEVEL = 9;
  private static final String MEDIATION = "mediation-bundle.jar";

  /** False for broken variants of the demo: they exchange framework-bundle. */
  private static final boolean MEDIATED =
      !System.getProperty("gatehouse.mediation", "").equals("false");

  /** A jar of the distribution and the level that it starts at. */
  record Jar(Path path, int level, boolean started) {
    static final String SCHEME = "distribution:";

    /**
     * The name that the framework knows the bundle by: it does not change when the folder moves.
     */
    String location() {
      return SCHEME + path.getFileName();
    }
  }

  static String version() {
    String version = Distribution.class.getPackage().getImplementationVersion();
    return version == null ? "unreleased" : version;
  }

  Path modules() {
    return home.resolve("modules");
  }

  /** The bundles of a shell or script. Those in {@code shell} are libraries and are not started. */
  List<Jar> shell() throws IOException {
    List<Jar> jars = infrastructure();
    jars.addAll(shellAlone());
    return jars;
  }

  private List<Jar> shellAlone() throws IOException {
    List<Jar> jars = new ArrayList<>(jars("bundle/" + SHELL_LEVEL, SHELL_LEVEL, true));
    jars.addAll(jars("shell", SHELL_LEVEL, false));
    return jars;
  }

  /** The bundles of the demo: those of the torture, and a shell for its operator. */
  List<Jar> demo() throws IOException {
    List<Jar> jars = torture();
    if (MEDIATED) {
      jars.addAll(shellAlone());
    }
    return jars;
  }

  /** The bundles of the torture, which has no shell. */
  List<Jar> torture() throws IOException {
    List<Jar> jars = infrastructure();
    jars.addAll(jars("torture", SHELL_LEVEL, true));
    jars.removeIf(jar -> !MEDIATED && jar.path().endsWith(MEDIATION));
    return jars;
  }

  private List<Jar> infrastructure() throws IOException {
    List<Jar> jars = new ArrayList<>();
    for (int level = 1; level < Levels.MODULES; level++) {
      jars.addAll(jars("bundle/" + level, level, true));
    }
    return jars;
  }

  private List<Jar> jars(String folder, int level, boolean started) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .map(file -> new Jar(file, level, started))
          .toList();
    }
  }
}
