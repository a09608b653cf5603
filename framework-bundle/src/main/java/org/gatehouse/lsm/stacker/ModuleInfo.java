package org.gatehouse.lsm.stacker;

import java.util.List;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.ModuleKind;
import org.gatehouse.lsm.module.OrderClass;

/**
 * A snapshot of one module.
 *
 * @param id name and number
 * @param state its state
 * @param order its order class
 * @param kind what it decides by
 * @param bundle the number of its bundle; -1 where there is none
 * @param version the version of its bundle
 * @param incarnation counts how often it was enabled
 * @param faults how often a hook of this incarnation threw
 * @param hooks kernel names of the hooks it has
 * @param note why it is quarantined or still disabling; empty otherwise
 */
public record ModuleInfo(
    ModuleId id,
    ModuleState state,
    OrderClass order,
    ModuleKind kind,
    long bundle,
    String version,
    int incarnation,
    int faults,
    List<String> hooks,
    String note) {
  /** The module's name. */
  public String name() {
    return id.name();
  }
}
