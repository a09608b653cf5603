package org.gatehouse.smack;

import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.testkit.SecurityModuleContractTest;

/** Smack as any other module. */
public class SmackContractTest extends SecurityModuleContractTest {
  @Override
  protected SecurityModule newModule() {
    return Modules.plain();
  }

  @Override
  protected void changeConfiguration(SecurityModule enabled) {
    ((SmackModule) enabled).modified(Modules.config("bundles", "org.example.* App"));
  }
}
