package org.gatehouse.lsm.module;

/** Where in the stack a module may stand (Linux 6.12 include/linux/lsm_hooks.h, enum lsm_order). */
public enum OrderClass {
  /** Before all others: capability. */
  FIRST,
  /** By the {@code lsm=} list, then by registration. */
  MUTABLE,
  /** After all others: integrity. */
  LAST
}
