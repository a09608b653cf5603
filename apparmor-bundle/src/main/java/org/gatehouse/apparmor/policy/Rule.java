package org.gatehouse.apparmor.policy;

/** A rule of a profile. */
public sealed interface Rule
    permits FileRule,
        ChangeProfileRule,
        CapabilityRule,
        NetworkRule,
        UnixRule,
        SignalRule,
        PtraceRule,
        DbusRule,
        MountRule,
        RlimitRule {
  /** Where it begins. */
  Place place();

  /** Its prefix; {@link Qualifiers#ALLOW} for a limit. */
  Qualifiers qualifiers();
}
