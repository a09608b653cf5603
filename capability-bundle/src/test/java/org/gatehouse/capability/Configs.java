package org.gatehouse.capability;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Configurations as the service component runtime makes them. */
final class Configs {
  private Configs() {}

  static CapabilityModule.Config grants(String capabilities) {
    return of(Map.of("capabilities", capabilities));
  }

  /** Defaults, but for these values. */
  static CapabilityModule.Config of(Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    return (CapabilityModule.Config)
        Proxy.newProxyInstance(
            CapabilityModule.Config.class.getClassLoader(),
            new Class<?>[] {CapabilityModule.Config.class},
            (proxy, method, arguments) ->
                all.getOrDefault(method.getName(), (String) method.getDefaultValue()));
  }
}
