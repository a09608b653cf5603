package org.gatehouse.apparmor.module;

import java.nio.file.Path;
import org.gatehouse.apparmor.load.Choices;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/**
 * Where the operator's files are.
 *
 * @param profiles the directory of the profiles
 * @param state where choices are kept; null where nothing is
 */
record Places(Path profiles, @Nullable Path state) {
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
        state == null ? null : Path.of(state));
  }

  /** What operators said of profiles. */
  Choices choices() {
    return state == null ? Choices.unkept() : Choices.of(state.resolve("apparmor/modes"));
  }
}
