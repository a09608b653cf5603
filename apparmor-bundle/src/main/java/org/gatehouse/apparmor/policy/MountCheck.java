package org.gatehouse.apparmor.policy;

import org.gatehouse.apparmor.policy.MountRule.Kind;

/**
 * Checks that a mount rule says something: the kernel asks one of a few operations, and what none
 * of them can be asked with (the device of a remount, the type of a bind) leaves nothing to match.
 */
final class MountCheck {
  private final MountRule rule;
  private boolean says;

  private MountCheck(MountRule rule) {
    this.rule = rule;
  }

  static void check(MountRule rule) {
    MountCheck check = new MountCheck(rule);
    if (rule.kind() == Kind.UMOUNT || rule.kind() == Kind.PIVOT_ROOT) {
      check.matches(rule.kind() == Kind.PIVOT_ROOT);
    } else {
      check.mount();
    }
    if (!check.says) {
      throw new PolicyException(
          rule.place(), "mount: no operation has these options, this device and this type");
    }
  }

  private void mount() {
    boolean noDevice = rule.device() == null;
    boolean noType = rule.types().isEmpty();
    if (asks(MountFlags.REMOUNT) && noDevice && noType) {
      matches(false);
    }
    if (asks(MountFlags.BIND) && noType) {
      matches(true);
    }
    if (asks(MountFlags.MAKE) && noDevice && noType) {
      matches(false);
    }
    if (asks(MountFlags.MOVE) && noType) {
      matches(true);
    }
    if (((rule.flags() | rule.clear()) & ~MountFlags.COMMANDS) != 0) {
      matches(true);
      rule.types().forEach(type -> Patterns.check(type, rule.place()));
    }
  }

  private boolean asks(int flags) {
    return (rule.flags() & flags) != 0;
  }

  private void matches(boolean device) {
    says = true;
    Patterns.check(rule.point(), rule.place());
    if (device) {
      Patterns.check(rule.device(), rule.place());
    }
  }
}
