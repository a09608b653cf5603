package org.gatehouse.lsm.internal.dispatch;

import org.gatehouse.lsm.hook.HookTable;

/**
 * Asks the modules of one version of the stack.
 *
 * <p>Subclasses are generated, one per version; they override the hooks that some module has and
 * name the modules as constants. The hooks that no module has keep the table's default.
 */
public abstract class Dispatcher implements HookTable {
  /** For the generated subclass. */
  protected Dispatcher() {}
}
