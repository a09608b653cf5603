package org.gatehouse.apparmor.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replaces the variables in rules. */
final class Expansion {
  private final Variables variables;

  Expansion(Variables variables) {
    this.variables = variables;
  }

  Rule of(Rule rule) {
    Place place = rule.place();
    if (rule instanceof FileRule file) {
      return file(file, place);
    }
    if (rule instanceof ChangeProfileRule change) {
      return new ChangeProfileRule(
          place,
          change.qualifiers(),
          optional(change.exec(), place),
          change.unsafe(),
          variables.expand(change.target(), place));
    }
    if (rule instanceof SignalRule signal) {
      return new SignalRule(
          place,
          signal.qualifiers(),
          signal.perms(),
          signal.signals(),
          optional(signal.peer(), place));
    }
    if (rule instanceof PtraceRule ptrace) {
      return new PtraceRule(
          place, ptrace.qualifiers(), ptrace.perms(), optional(ptrace.peer(), place));
    }
    return objects(rule, place);
  }

  private Rule objects(Rule rule, Place place) {
    if (rule instanceof UnixRule unix) {
      return unix(unix, place);
    }
    if (rule instanceof DbusRule dbus) {
      return dbus(dbus, place);
    }
    return rule instanceof MountRule mount ? mount(mount, place) : rule;
  }

  private @Nullable String optional(@Nullable String text, Place place) {
    return variables.expandOptional(text, place);
  }

  private @Nullable String path(@Nullable String text, Place place) {
    return text == null ? null : Glob.filterSlashes(variables.expand(text, place));
  }

  private Rule file(FileRule rule, Place place) {
    return new FileRule(
        place,
        rule.qualifiers(),
        rule.owner(),
        variables.expand(rule.pattern(), place),
        rule.perms(),
        rule.exec(),
        optional(rule.linkTarget(), place),
        rule.subset());
  }

  private Rule unix(UnixRule rule, Place place) {
    return new UnixRule(
        place,
        rule.qualifiers(),
        rule.perms(),
        rule.type(),
        path(rule.address(), place),
        optional(rule.label(), place),
        path(rule.peerAddress(), place),
        optional(rule.peerLabel(), place));
  }

  private Rule dbus(DbusRule rule, Place place) {
    return new DbusRule(
        place,
        rule.qualifiers(),
        rule.perms(),
        optional(rule.bus(), place),
        optional(rule.name(), place),
        optional(rule.peerLabel(), place),
        path(rule.path(), place),
        optional(rule.interfaceName(), place),
        optional(rule.member(), place));
  }

  private Rule mount(MountRule rule, Place place) {
    List<String> types = rule.types().stream().map(type -> variables.expand(type, place)).toList();
    return new MountRule(
        place,
        rule.qualifiers(),
        rule.kind(),
        rule.flags(),
        rule.clear(),
        types,
        path(rule.device(), place),
        path(rule.point(), place),
        rule.transition());
  }
}
