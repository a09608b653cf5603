package org.gatehouse.lsm.object;

/** What a subject wants to do to the stack of modules. */
public enum StackOperation {
  ENABLE,
  DISABLE,
  REPLACE,
  UNLOAD,
  LOCKDOWN,
  CONFIGURE
}
