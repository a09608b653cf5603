package org.gatehouse.mediation.osgi;

import static org.gatehouse.bridge.Operation.CONFIGURATION_READ;
import static org.gatehouse.bridge.Operation.CONFIGURATION_WRITE;
import static org.gatehouse.mediation.ask.Row.Who.CLIENT;

import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.mediation.ask.Asking;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.gatehouse.mediation.ask.Rows;

/** What bundles do with configurations. A PID is a plain name, whoever it is meant for. */
final class ConfigurationMediator {
  private final HookTable table;

  ConfigurationMediator(HookTable table) {
    this.table = table;
  }

  void addTo(Rows rows) {
    rows.add(CONFIGURATION_READ, CLIENT, this::read, "configuration_read");
    rows.add(CONFIGURATION_WRITE, CLIENT, this::write, "configuration_write");
  }

  private Verdict read(Asking asking, Cred subject, Arguments with) {
    return asking.each(() -> table.configurationRead(subject, with.text(with.a())));
  }

  private Verdict write(Asking asking, Cred subject, Arguments with) {
    return asking.each(() -> table.configurationWrite(subject, with.text(with.a())));
  }
}
