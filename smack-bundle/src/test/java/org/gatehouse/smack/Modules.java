package org.gatehouse.smack;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.smack.policy.Smack;
import org.gatehouse.testkit.RecordingLog;

/** Modules as the service component runtime makes them, but alone. */
final class Modules {
  private Modules() {}

  /** Without rules, headers or files. */
  static SmackModule plain() {
    return of(new Smack(), Map.of(), Path.of("nowhere"), new RecordingLog());
  }

  /**
   * @param headers {@code Smack-Label} by symbolic name
   */
  static SmackModule of(Smack smack, Map<String, String> headers, Path rules, RecordingLog log) {
    return new SmackModule(
        new SmackModule.State(smack),
        origins(headers),
        new PolicyDirectory(rules),
        null,
        log.logger());
  }

  private static Origins origins(Map<String, String> headers) {
    return new Origins() {
      @Override
      public String header(Task task) {
        return headers.get(task.name());
      }

      @Override
      public String file(Task task) {
        return null;
      }

      @Override
      public boolean isModule(Task task) {
        return false;
      }
    };
  }

  /** Defaults, but for names and values by turns. */
  static SmackModule.Config config(String... values) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      all.put(values[i], values[i + 1]);
    }
    return (SmackModule.Config)
        Proxy.newProxyInstance(
            SmackModule.Config.class.getClassLoader(),
            new Class<?>[] {SmackModule.Config.class},
            (proxy, method, arguments) ->
                all.getOrDefault(method.getName(), (String) method.getDefaultValue()));
  }
}
