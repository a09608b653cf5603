package org.gatehouse.apparmor.dfa;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.Policy;
import org.gatehouse.apparmor.policy.Profile;

/**
 * The profiles of one policy, compiled, parents before their children.
 *
 * @param profiles each stands for itself; its name has its parents' in it
 */
public record CompiledPolicy(List<CompiledProfile> profiles) {
  public CompiledPolicy {
    profiles = List.copyOf(profiles);
  }

  /**
   * Compiles all profiles of a policy; all processors may work on them.
   *
   * @param kernel what the kernel knows
   * @throws org.gatehouse.apparmor.policy.PolicyException if one would be too large
   */
  public static CompiledPolicy of(Policy policy, Features kernel) {
    List<Profile> all = new ArrayList<>();
    policy.profiles().forEach(profile -> collect(profile, all));
    return new CompiledPolicy(
        all.parallelStream()
            .map(profile -> CompiledProfile.of(profile, kernel, policy.features()))
            .toList());
  }

  private static void collect(Profile profile, List<Profile> all) {
    all.add(profile);
    profile.children().forEach(child -> collect(child, all));
  }
}
