package org.gatehouse.itests.module;

import java.util.Set;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;

/** Must not be enabled together with the witness. */
public final class Rival implements SecurityModule {
  @Override
  public ModuleId id() {
    return ModuleId.of("rival");
  }

  @Override
  public Set<String> conflicts() {
    return Set.of("witness");
  }
}
