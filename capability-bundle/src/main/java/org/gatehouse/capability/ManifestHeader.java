package org.gatehouse.capability;

import org.gatehouse.capability.policy.CapTextException;
import org.gatehouse.capability.policy.FileCaps;
import org.gatehouse.lsm.object.Task;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.log.Logger;

/** The manifest header {@code Capability}, in setcap's form; a malformed one asks for nothing. */
record ManifestHeader(BundleContext context, Logger log) {
  static final String NAME = "Capability";

  FileCaps of(Task task) {
    Bundle bundle = context.getBundle(task.id());
    String text = bundle == null ? null : bundle.getHeaders("").get(NAME);
    return text == null ? FileCaps.NONE : parse(task, text);
  }

  private FileCaps parse(Task task, String text) {
    try {
      return FileCaps.parse(text);
    } catch (CapTextException e) {
      log.error("{}: header {}: {}; it asks for nothing", task, NAME, e.getMessage());
      return FileCaps.NONE;
    }
  }
}
