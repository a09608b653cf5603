package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A profile, a local profile or a hat; variables are expanded and aliases applied.
 *
 * @param namespace of {@code :ns:name}, null if none was written
 * @param name its own, without its parents'
 * @param fullName with its parents': {@code parent//child}
 * @param attachment the pattern it attaches to; null if its name (the last of {@link #fullName}'s
 *     parts) is the pattern
 * @param aliases further patterns it attaches to, from {@code alias} rules
 * @param children hats and local profiles
 * @param rules in the order they were written, each file rule followed by its aliases
 */
public record Profile(
    Place place,
    @Nullable String namespace,
    String name,
    String fullName,
    @Nullable String attachment,
    List<String> aliases,
    List<Xattr> xattrs,
    ProfileFlags flags,
    Kind kind,
    List<Profile> children,
    List<Rule> rules) {
  /** How a profile was introduced. */
  public enum Kind {
    /** At the top of a file. */
    TOP,
    /** {@code profile} within a profile. */
    LOCAL,
    /** {@code hat} or {@code ^}. */
    HAT
  }

  /**
   * An extended attribute that a file must have.
   *
   * @param value a pattern; null for any
   */
  public record Xattr(String name, @Nullable String value) {}

  public Profile {
    aliases = List.copyOf(aliases);
    xattrs = List.copyOf(xattrs);
    children = List.copyOf(children);
    rules = List.copyOf(rules);
  }

  /** The pattern it attaches to. */
  public String attachmentPattern() {
    int child = name.lastIndexOf("//");
    return attachment != null ? attachment : child < 0 ? name : name.substring(child + 2);
  }

  /**
   * What its rules and children need besides, and the parser adds: a task that may change its
   * profile or hat may write its own attributes. Only for the task's own user's files.
   */
  public List<FileRule> implied() {
    List<FileRule> rules = new ArrayList<>();
    if (rules().stream().anyMatch(ChangeProfileRule.class::isInstance)) {
      rules.addAll(access("/proc/*/attr/{apparmor/,}{current,exec}"));
    }
    if (kind == Kind.HAT || !children.isEmpty()) {
      rules.addAll(access("/proc/[0-9]*/attr/{apparmor/,}current"));
    }
    return rules;
  }

  private List<FileRule> access(String attributes) {
    return List.of(
        implied("/proc/*/attr/apparmor/", FilePerms.READ),
        implied("/sys/module/apparmor/parameters/enabled", FilePerms.READ),
        implied(attributes, FilePerms.WRITE));
  }

  private FileRule implied(String pattern, int perms) {
    return new FileRule(
        place, Qualifiers.ALLOW, FileRule.Owner.OWNER, pattern, perms, null, null, false);
  }
}
