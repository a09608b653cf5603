package org.gatehouse.yama;

import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.testkit.RecordingLog;
import org.gatehouse.testkit.SecurityModuleContractTest;

/** Yama as any other module. */
public class YamaContractTest extends SecurityModuleContractTest {
  @Override
  protected SecurityModule newModule() {
    return new Yama(Worlds.scope("1"), new RecordingLog().logger());
  }

  @Override
  protected void changeConfiguration(SecurityModule enabled) {
    ((Yama) enabled).modified(Worlds.config("2"));
  }
}
