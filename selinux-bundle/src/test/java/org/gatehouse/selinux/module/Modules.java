package org.gatehouse.selinux.module;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.testkit.RecordingLog;

/** Modules as the service component runtime makes them, but alone. */
final class Modules {
  private Modules() {}

  /** Without a policy. */
  static SelinuxModule plain() {
    return of(new SelinuxState(event -> {}), Path.of("nowhere"), Map.of(), new RecordingLog());
  }

  /**
   * @param jars the paths of bundles' files by symbolic name
   */
  static SelinuxModule of(
      SelinuxState state, Path directory, Map<String, String> jars, RecordingLog log) {
    PolicyDirectory policies = new PolicyDirectory(directory, Map.of());
    return new SelinuxModule(state, origins(jars), policies, null, null, log.logger());
  }

  private static Origins origins(Map<String, String> jars) {
    return new Origins() {
      @Override
      public String file(Task task) {
        return jars.get(task.name());
      }

      @Override
      public Set<String> signers(Task task) {
        return Set.of();
      }
    };
  }

  /** Defaults, but for names and values by turns. */
  static SelinuxModule.Config config(String... values) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      all.put(values[i], values[i + 1]);
    }
    return (SelinuxModule.Config)
        Proxy.newProxyInstance(
            SelinuxModule.Config.class.getClassLoader(),
            new Class<?>[] {SelinuxModule.Config.class},
            (proxy, method, arguments) ->
                all.getOrDefault(method.getName(), (String) method.getDefaultValue()));
  }
}
