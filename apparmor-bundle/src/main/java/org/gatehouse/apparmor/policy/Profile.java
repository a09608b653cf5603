package org.gatehouse.apparmor.policy;

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
    return attachment != null
        ? attachment
        : name.substring(name.lastIndexOf("//") < 0 ? 0 : name.lastIndexOf("//") + 2);
  }
}
