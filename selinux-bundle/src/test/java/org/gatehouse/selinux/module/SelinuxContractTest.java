package org.gatehouse.selinux.module;

import java.nio.file.Path;
import java.util.Map;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.testkit.RecordingLog;
import org.gatehouse.testkit.SecurityModuleContractTest;

/** SELinux with the policy of the distribution as any other module. */
public class SelinuxContractTest extends SecurityModuleContractTest {
  @Override
  protected SecurityModule newModule() {
    Path etc = Path.of("../host/src/main/dist/etc/selinux");
    return Modules.of(new SelinuxState(event -> {}), etc, Map.of(), new RecordingLog());
  }

  @Override
  protected void changeConfiguration(SecurityModule enabled) {
    ((SelinuxModule) enabled).modified(Modules.config("mode", "permissive"));
  }
}
