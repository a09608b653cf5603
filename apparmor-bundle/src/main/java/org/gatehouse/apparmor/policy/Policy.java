package org.gatehouse.apparmor.policy;

import java.util.List;

/**
 * What one file and its includes say.
 *
 * @param profiles those at the top, in the order they were written
 * @param features what the policy was written for: its {@code abi}, else the default
 */
public record Policy(List<Profile> profiles, Features features) {
  public Policy {
    profiles = List.copyOf(profiles);
  }
}
