package org.gatehouse.apparmor.module;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import org.gatehouse.apparmor.decide.ActivePolicy;
import org.gatehouse.apparmor.load.Beat;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.testkit.RecordingLog;
import org.gatehouse.testkit.SecurityModuleContractTest;

/** AppArmor as any other module. */
public class AppArmorContractTest extends SecurityModuleContractTest {
  @Override
  protected SecurityModule newModule() {
    return new AppArmorModule(
        new ActivePolicy(),
        new Places(Path.of("nowhere"), null),
        Owners.ofSystem(),
        new FileXattrs(task -> null, FileXattrs::real),
        (task, incarnation) -> {},
        () -> Beat.every(Duration.ofMillis(500)),
        null,
        new RecordingLog().logger());
  }

  @Override
  protected void changeConfiguration(SecurityModule enabled) {
    Class<?>[] types = {AppArmorModule.Config.class};
    Object elsewhere =
        Proxy.newProxyInstance(
            types[0].getClassLoader(), types, (proxy, method, arguments) -> "elsewhere");
    ((AppArmorModule) enabled).modified((AppArmorModule.Config) elsewhere);
  }
}
