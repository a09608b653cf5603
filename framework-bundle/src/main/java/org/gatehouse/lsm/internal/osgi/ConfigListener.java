package org.gatehouse.lsm.internal.osgi;

import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.internal.host.Host;
import org.jspecify.annotations.Nullable;
import org.osgi.service.cm.ConfigurationException;
import org.osgi.service.cm.ManagedService;

/** Takes configurations from ConfigurationAdmin; a bad one is told and the last good one stays. */
final class ConfigListener implements ManagedService {
  private final Host host;
  private final ModuleTracker modules;
  private final BundleNames names;
  private final Map<String, String> commandLine;

  /**
   * @param commandLine the settings that no configuration overrides
   */
  ConfigListener(
      Host host, ModuleTracker modules, BundleNames names, Map<String, String> commandLine) {
    this.host = host;
    this.modules = modules;
    this.names = names;
    this.commandLine = commandLine;
  }

  @Override
  public void updated(@Nullable Dictionary<String, ?> properties) throws ConfigurationException {
    if (properties == null) {
      return;
    }
    Map<String, Object> values = new HashMap<>();
    for (String key : Collections.list(properties.keys())) {
      values.put(key, properties.get(key));
    }
    values.putAll(commandLine);
    try {
      ConfigReader.Result result = ConfigReader.read(values);
      result.warnings().forEach(this::tell);
      host.configure(result.config());
      names.bind(result.names());
      modules.admitAll();
    } catch (LsmException e) {
      tell("the last good configuration stays: " + e.getMessage());
      throw new ConfigurationException(StackerConfig.PID, String.valueOf(e.getMessage()), e);
    }
  }

  private void tell(String reason) {
    host.reporter().tell(AuditEvent.Type.CONFIG, "config", "", StackerConfig.PID, null, reason);
  }
}
