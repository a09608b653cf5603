package org.gatehouse.lsm.stacker;

import org.osgi.annotation.versioning.ProviderType;

/** Some hooks of the table, fixed when it was made. */
@ProviderType
public interface HookSet {
  /**
   * Whether an enabled module has one of the hooks in the version in force: one volatile read, no
   * allocation, no section. Any thread.
   */
  boolean isHooked();
}
