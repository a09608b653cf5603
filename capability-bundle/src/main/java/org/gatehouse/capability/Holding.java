package org.gatehouse.capability;

import org.gatehouse.capability.policy.FileCaps;
import org.gatehouse.capability.policy.Settings;
import org.gatehouse.capability.policy.TaskCaps;

/**
 * What creds hold, and by which settings.
 *
 * @param caps the sets
 * @param by the settings they were computed by
 * @param grant what those settings granted
 * @param header what the manifest of the bundle asks for; granted where the settings say so
 */
record Holding(TaskCaps caps, Settings by, FileCaps grant, FileCaps header) {
  Holding with(TaskCaps next) {
    return new Holding(next, by, grant, header);
  }
}
