package org.gatehouse.apparmor.fs;

import java.util.Map;
import java.util.function.Supplier;
import org.gatehouse.lsm.securityfs.ControlDirectory;
import org.gatehouse.lsm.securityfs.ControlFile;

/** A directory whose content follows the policy. */
record Directory(Supplier<Map<String, ControlFile>> content) implements ControlDirectory {
  @Override
  public Map<String, ControlFile> entries() {
    return content.get();
  }
}
