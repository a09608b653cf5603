package org.gatehouse.apparmor.policy;

import org.jspecify.annotations.Nullable;

/**
 * What may be done to files; link rules too.
 *
 * @param pattern of the path, variables expanded
 * @param perms bits of {@link FilePerms}
 * @param exec how to execute; null without {@link FilePerms#EXEC} and for a plain {@code deny x}
 * @param linkTarget with {@link FilePerms#LINK}: the pattern of what is linked to, null for any
 * @param subset whether the link's rights must be a subset of its target's
 */
public record FileRule(
    Place place,
    Qualifiers qualifiers,
    Owner owner,
    String pattern,
    int perms,
    @Nullable Exec exec,
    @Nullable String linkTarget,
    boolean subset)
    implements Rule {
  /** Whose files. */
  public enum Owner {
    /** Everybody's. */
    ANY,
    /** Those of the task's user. */
    OWNER,
    /** All but those of the task's user. */
    OTHER
  }
}
