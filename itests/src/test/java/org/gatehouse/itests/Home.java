package org.gatehouse.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.itests.confined.Grants;
import org.gatehouse.itests.confined.Paths;
import org.gatehouse.itests.confined.PathsActivator;
import org.junit.rules.TemporaryFolder;

/**
 * A folder of the program's own, where the configuration of the distribution is in {@code etc} and
 * so are the paths and addresses that the test grants.
 */
final class Home extends TemporaryFolder {
  private static final Pattern GRANT =
      Pattern.compile(
          "paths: (\\S+) added to (\\S+) in etc/" + Pattern.quote(Paths.PID) + "\\.cfg");

  private final Map<String, List<String>> grants = new TreeMap<>();

  @Override
  protected void before() throws Throwable {
    super.before();
    Path shipped = Program.HOME.resolve("etc");
    Path etc = newFolder("home", "etc").toPath();
    try (Stream<Path> files = Files.list(shipped)) {
      for (Path file : files.toList()) {
        Files.copy(file, etc.resolve(file.getFileName()));
      }
    }
    grantThePlatform(etc.getParent().toRealPath());
  }

  /** What reads etc, keeps configurations, and remembers the lines of the shell. */
  private void grantThePlatform(Path home) throws IOException {
    grant("org.apache.felix.fileinstall", home + "/etc/");
    grant("org.apache.felix.configadmin", home + "/cache/");
    grant("org.jline", home + "/history");
  }

  Path path(String name) {
    return getRoot().toPath().resolve(name);
  }

  /** A folder beside the program's, by its real name. */
  Path folder(String name) throws IOException {
    return newFolder(name).toPath().toRealPath();
  }

  /** Opens the shell, loads that module beside capability, and starts the bundles. */
  Session confining(Path... bundles) throws IOException {
    return confining(Map.of(), bundles);
  }

  Session confining(Map<String, String> environment, Path... bundles) throws IOException {
    Session session = Session.in(path("home"), environment);
    session.say("lsm:load capability; lsm:load " + module());
    for (Path bundle : bundles) {
      session.say("felix:start " + bundle.toUri());
    }
    return session;
  }

  /** The module that confines bundles to paths and addresses. */
  private Path module() throws IOException {
    return ModuleJar.activated(Paths.class)
        .and(PathsActivator.class, Grants.class)
        .header("Bundle-Activator", PathsActivator.class.getName())
        .importing("org.osgi.service.cm")
        .at(path("paths.jar"));
  }

  void grant(String bundle, String... what) throws IOException {
    grants.computeIfAbsent(bundle, b -> new ArrayList<>()).addAll(List.of(what));
    String text =
        grants.entrySet().stream()
            .map(e -> e.getKey() + " = " + String.join(", ", e.getValue()) + "\n")
            .collect(Collectors.joining());
    Files.writeString(path("home/etc/" + Paths.PID + ".cfg"), text);
  }

  /** Grants what an explanation says, to the letter, and returns what that was. */
  String grantWhatIsSaidIn(String explanation) throws IOException {
    Matcher grant = GRANT.matcher(explanation);
    if (!grant.find()) {
      throw new AssertionError("no grant in: " + explanation);
    }
    grant(grant.group(2), grant.group(1));
    return grant.group(1);
  }
}
