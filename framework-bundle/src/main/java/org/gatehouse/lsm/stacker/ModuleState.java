package org.gatehouse.lsm.stacker;

import java.util.Locale;

/** The states of a module, on its way from registered to gone. */
public enum ModuleState {
  /** Its service is there, and it is not asked. */
  REGISTERED,
  /** Asked for every decision. */
  ENABLED,
  /** Out of the stack; its grace period or its clean-up is not over. */
  DISABLING,
  /** Out of the stack, nothing of it is in use. */
  DISABLED,
  /** Its place denies without a call: it failed too often, or its service went away. */
  QUARANTINED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
