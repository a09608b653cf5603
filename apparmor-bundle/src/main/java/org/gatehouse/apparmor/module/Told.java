package org.gatehouse.apparmor.module;

import org.gatehouse.apparmor.load.PolicyChange;
import org.gatehouse.apparmor.load.PolicyWatcher;
import org.osgi.service.log.Logger;

/** Tells the log, besides, of files that are refused. */
record Told(PolicyWatcher records, Logger log) implements PolicyWatcher {
  @Override
  public void changed(PolicyChange change, String profile) {
    records.changed(change, profile);
  }

  @Override
  public void refused(String file, String report) {
    records.refused(file, report);
    log.error("{}; what {} said before stays in force", report, file);
  }
}
