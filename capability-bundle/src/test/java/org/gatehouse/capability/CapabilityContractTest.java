package org.gatehouse.capability;

import org.gatehouse.capability.policy.FileCaps;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.testkit.RecordingLog;
import org.gatehouse.testkit.SecurityModuleContractTest;

/** The capability module as any other. */
public class CapabilityContractTest extends SecurityModuleContractTest {
  @Override
  protected SecurityModule newModule() {
    return new CapabilityModule(task -> FileCaps.NONE, new RecordingLog().logger());
  }

  @Override
  protected void changeConfiguration(SecurityModule enabled) {
    ((CapabilityModule) enabled).modified(Configs.grants("/bundle/* cap_kill=ep"));
  }
}
