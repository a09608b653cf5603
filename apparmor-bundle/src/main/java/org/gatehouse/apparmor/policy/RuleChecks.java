package org.gatehouse.apparmor.policy;

import org.jspecify.annotations.Nullable;

/**
 * Checks the patterns of one profile's rules, those of a class only if kernel and policy both know
 * the class, and that its file rules do not contradict each other.
 */
final class RuleChecks {
  private static final int CREATE = 0x10;

  private final Features kernel;
  private final Features policy;
  private final ExecConflicts conflicts;

  RuleChecks(Features kernel, Features policy, String profile) {
    this.kernel = kernel;
    this.policy = policy;
    this.conflicts = new ExecConflicts(profile);
  }

  private boolean knows(String feature) {
    return kernel.has(feature) && policy.has(feature);
  }

  /** Checks what a profile attaches to. */
  void attachment(Profile profile) {
    Patterns.check(Glob.filterSlashes(profile.attachmentPattern()), profile.place());
    for (String alias : profile.aliases()) {
      Patterns.check(Glob.filterSlashes(alias), profile.place());
    }
    if (knows("domain/attach_conditions/xattr") && kernel.has("policy/outofband")) {
      for (Profile.Xattr xattr : profile.xattrs()) {
        zero(xattr.value(), profile.place());
      }
    }
  }

  void rule(Rule rule) {
    if (rule instanceof FileRule file) {
      file(file);
    } else if (rule instanceof ChangeProfileRule change) {
      change(change);
    } else if (rule instanceof SignalRule signal && knows("signal")) {
      Patterns.check(signal.peer(), rule.place());
    } else if (rule instanceof PtraceRule ptrace && knows("ptrace")) {
      Patterns.check(ptrace.peer(), rule.place());
    } else if (rule instanceof UnixRule unix && knows("network/af_unix")) {
      unix(unix);
    } else if (rule instanceof DbusRule dbus && knows("dbus")) {
      dbus(dbus);
    } else if (rule instanceof MountRule mount && knows("mount")) {
      MountCheck.check(mount);
    }
  }

  private void file(FileRule rule) {
    Regex regex = Patterns.parse(Glob.filterSlashes(rule.pattern()), rule.place());
    String target = rule.linkTarget();
    if (target != null && (rule.perms() & FilePerms.LINK) != 0) {
      Patterns.check(Glob.filterSlashes(target), rule.place());
    }
    conflicts.add(rule, regex);
  }

  private void change(ChangeProfileRule rule) {
    Regex target = target(rule);
    String exec = rule.exec();
    if (exec != null) {
      Regex program = Patterns.parse(exec, rule.place());
      conflicts.add(rule, Regex.sequence(program, Regex.of(0), target));
    }
  }

  private Regex target(ChangeProfileRule rule) {
    Regex whole = Patterns.parse(rule.target(), rule.place());
    if (knows("domain/stack")) {
      return whole;
    }
    Label label = Label.of(rule.target());
    if (label.fault() != null || label.stack()) {
      String fault = label.stack() ? "the kernel knows no stacks" : label.fault();
      throw new PolicyException(rule.place(), "change_profile " + rule.target() + ": " + fault);
    }
    Regex name = Patterns.parse(label.name(), rule.place());
    String namespace = label.namespace();
    return namespace == null
        ? name
        : Regex.sequence(Patterns.parse(namespace, rule.place()), Regex.of(0), name);
  }

  private void unix(UnixRule rule) {
    boolean peer = rule.peerAddress() != null || rule.peerLabel() != null;
    if (peer || rule.perms() != CREATE) {
      address(rule.address(), rule.place());
      address(rule.peerAddress(), rule.place());
      Patterns.check(rule.peerLabel(), rule.place());
    }
  }

  private static void address(@Nullable String address, Place place) {
    if (address != null && !address.equals("none") && !address.equals("auto")) {
      zero(address.substring(1), place);
    }
  }

  private static void zero(@Nullable String pattern, Place place) {
    if (pattern != null) {
      Patterns.parse(pattern, true, place);
    }
  }

  private static void dbus(DbusRule rule) {
    Place place = rule.place();
    Patterns.check(rule.bus(), place);
    Patterns.check(rule.name(), place);
    Patterns.check(rule.peerLabel(), place);
    Patterns.check(rule.path(), place);
    Patterns.check(rule.interfaceName(), place);
    Patterns.check(rule.member(), place);
  }
}
