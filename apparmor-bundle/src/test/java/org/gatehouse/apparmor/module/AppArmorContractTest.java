package org.gatehouse.apparmor.module;

import java.lang.annotation.Annotation;
import java.nio.file.Path;
import org.gatehouse.apparmor.decide.ActivePolicy;
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
        (task, incarnation) -> {},
        null,
        new RecordingLog().logger());
  }

  @Override
  protected void changeConfiguration(SecurityModule enabled) {
    ((AppArmorModule) enabled).modified(new Elsewhere());
  }

  private static final class Elsewhere implements AppArmorModule.Config {
    @Override
    public String directory() {
      return "elsewhere";
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return AppArmorModule.Config.class;
    }
  }
}
