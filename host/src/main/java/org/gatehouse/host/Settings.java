package org.gatehouse.host;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Constants;

/** The framework properties of a launch; bundles read the {@code gatehouse.} ones. */
final class Settings {
  private Settings() {}

  static Map<String, String> of(CommandLine line, Distribution distribution, State state)
      throws IOException, RefusedException {
    Map<String, String> settings = new HashMap<>();
    framework(settings, state);
    fileInstall(settings, distribution, state);
    gatehouse(settings, line, distribution, state);
    mode(settings, line, state);
    return settings;
  }

  private static void framework(Map<String, String> settings, State state) {
    settings.put(Constants.FRAMEWORK_STORAGE, state.cache().toString());
    settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, String.valueOf(Levels.POLICY));
    // Felix prints to standard output; the launcher listens for errors instead.
    settings.put("felix.log.level", "0");
    settings.put("felix.service.urlhandlers", "false");
    settings.put(Constants.FRAMEWORK_BOOTDELEGATION, "org.gatehouse.bridge");
  }

  private static void fileInstall(
      Map<String, String> settings, Distribution distribution, State state) {
    settings.put("felix.fileinstall.dir", state.configuration(distribution).toString());
    settings.put("felix.fileinstall.filter", ".*\\.(cfg|config)");
    settings.put("felix.fileinstall.tmpdir", state.dir().resolve("tmp").toString());
    settings.put("felix.fileinstall.noInitialDelay", "true");
    settings.put("felix.fileinstall.poll", "1000");
    settings.put("felix.fileinstall.log.level", "1");
    // Files in etc belong to the administrator: never written back.
    settings.put("felix.fileinstall.enableConfigSave", "false");
  }

  private static void gatehouse(
      Map<String, String> settings, CommandLine line, Distribution distribution, State state) {
    settings.put("gatehouse.home", distribution.home().toString());
    settings.put("gatehouse.state", state.dir().toString());
    settings.put("gatehouse.modules", distribution.modules().toString());
    settings.put("gatehouse.version", Distribution.version());
    settings.put("gatehouse.level.policy", String.valueOf(Levels.POLICY));
    settings.put("gatehouse.level.run", String.valueOf(Levels.RUN));
    if (line.permissive()) {
      settings.put("gatehouse.permissive", "true");
    }
  }

  private static void mode(Map<String, String> settings, CommandLine line, State state)
      throws IOException, RefusedException {
    settings.put("gatehouse.mode", line.isInteractive() ? "interactive" : "batch");
    if (line.isTorture()) {
      settings.put("gatehouse.torture.args", line.operand());
    } else if (!line.isInteractive()) {
      Script script = Script.of(line, state);
      settings.put("gatehouse.script", script.file().toString());
      settings.put("gatehouse.script.name", script.name());
    }
  }
}
