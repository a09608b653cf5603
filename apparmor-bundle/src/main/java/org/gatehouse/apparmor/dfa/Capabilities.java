package org.gatehouse.apparmor.dfa;

import org.gatehouse.apparmor.policy.CapabilityRule;
import org.gatehouse.apparmor.policy.Profile;
import org.gatehouse.apparmor.policy.Rule;

/**
 * Which capabilities a profile lets be used; bit {@code n} is capability {@code n}.
 *
 * @param audit of those that are allowed, which are logged
 * @param quiet of those that are denied, which are not logged
 */
public record Capabilities(long allow, long audit, long quiet) {
  static Capabilities of(Profile profile) {
    long[] bits = new long[4];
    for (Rule rule : profile.rules()) {
      if (rule instanceof CapabilityRule capability) {
        boolean deny = rule.qualifiers().deny();
        boolean logged = rule.qualifiers().audit() != deny;
        bits[deny ? 2 : 0] |= capability.mask();
        bits[deny ? 3 : 1] |= logged ? capability.mask() : 0;
      }
    }
    long allow = bits[0] & ~bits[2];
    return new Capabilities(allow, bits[1] & allow, bits[3] & bits[2]);
  }
}
