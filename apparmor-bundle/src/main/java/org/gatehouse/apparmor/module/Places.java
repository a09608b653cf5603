package org.gatehouse.apparmor.module;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.apparmor.load.Choices;
import org.gatehouse.apparmor.load.Kept;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * Where the operator's files are.
 *
 * @param profiles the directory of the profiles
 * @param state where choices are kept; null where nothing is
 * @param run what no other run of the framework has
 * @param variables directories of this machine by what profiles call them
 */
record Places(Path profiles, @Nullable Path state, String run, Map<String, String> variables) {
  Places {
    variables = Map.copyOf(variables);
  }

  /** On a machine with no directories of its own. */
  Places(Path profiles, @Nullable Path state) {
    this(profiles, state, "", Map.of());
  }

  /**
   * Those of the distribution.
   *
   * @param directory of the profiles; a relative one is below that of the configurations
   */
  static Places of(BundleContext bundle, String directory) {
    String etc = bundle.getProperty("felix.fileinstall.dir");
    String state = bundle.getProperty("gatehouse.state");
    return new Places(
        Path.of(etc == null ? "etc" : etc).resolve(directory),
        state == null ? null : Path.of(state),
        Objects.requireNonNullElse(bundle.getProperty(Constants.FRAMEWORK_UUID), ""),
        variables(bundle));
  }

  private static Map<String, String> variables(BundleContext bundle) {
    Map<String, String> variables = new HashMap<>();
    for (String property : List.of("gatehouse.home", "gatehouse.state", "java.home")) {
      String place = bundle.getProperty(property);
      if (place != null) {
        variables.put(property.replace('.', '_'), real(Path.of(place)));
      }
    }
    return variables;
  }

  /** As records name it. */
  private static String real(Path path) {
    try {
      return bytes(path.toRealPath());
    } catch (IOException e) {
      return bytes(path.toAbsolutePath().normalize()); // not there yet
    }
  }

  private static String bytes(Path path) {
    return new String(
        path.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Texts that operators handed in. */
  Kept kept() {
    return state == null ? Kept.nowhere() : Kept.in(state.resolve("apparmor/loaded"), run);
  }

  /** What operators said of profiles. */
  Choices choices() {
    return state == null ? Choices.unkept() : Choices.of(state.resolve("apparmor/modes"));
  }
}
