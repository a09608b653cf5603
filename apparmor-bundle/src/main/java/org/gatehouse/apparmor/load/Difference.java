package org.gatehouse.apparmor.load;

import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.apparmor.decide.LoadedProfile;

/** What a change of the policy did to profiles. */
final class Difference {
  private Difference() {}

  /** By name, sorted. */
  static Map<String, PolicyChange> between(LoadedPolicy before, LoadedPolicy after) {
    Map<String, LoadedProfile> old = byName(before);
    Map<String, PolicyChange> changes = new TreeMap<>();
    byName(after)
        .forEach(
            (name, profile) -> {
              LoadedProfile was = old.remove(name);
              if (was != profile) {
                changes.put(name, was == null ? PolicyChange.LOAD : PolicyChange.REPLACE);
              }
            });
    old.keySet().forEach(name -> changes.put(name, PolicyChange.REMOVE));
    return changes;
  }

  private static Map<String, LoadedProfile> byName(LoadedPolicy policy) {
    Map<String, LoadedProfile> profiles = new TreeMap<>();
    policy.all().forEach(profile -> profiles.put(profile.key().toString(), profile));
    return profiles;
  }
}
