package org.gatehouse.apparmor.policy;

import java.util.EnumSet;
import java.util.Set;

/**
 * The flags of a profile.
 *
 * @param audit everything is logged
 * @param path how disconnected, deleted and chrooted paths are taken
 */
public record ProfileFlags(Mode mode, boolean audit, Set<PathFlag> path) {
  /** What a denial does. */
  public enum Mode {
    UNSPECIFIED,
    ENFORCE,
    COMPLAIN,
    KILL,
    UNCONFINED
  }

  /** Flags of path lookup. */
  public enum PathFlag {
    CHROOT_RELATIVE,
    NAMESPACE_RELATIVE,
    MEDIATE_DELETED,
    DELEGATE_DELETED,
    ATTACH_DISCONNECTED,
    NO_ATTACH_DISCONNECTED,
    CHROOT_ATTACH,
    CHROOT_NO_ATTACH;

    /** The flag that this one excludes. */
    PathFlag opposite() {
      return switch (this) {
        case CHROOT_RELATIVE -> NAMESPACE_RELATIVE;
        case NAMESPACE_RELATIVE -> CHROOT_RELATIVE;
        case MEDIATE_DELETED -> DELEGATE_DELETED;
        case DELEGATE_DELETED -> MEDIATE_DELETED;
        case ATTACH_DISCONNECTED -> NO_ATTACH_DISCONNECTED;
        case NO_ATTACH_DISCONNECTED -> ATTACH_DISCONNECTED;
        case CHROOT_ATTACH -> CHROOT_NO_ATTACH;
        case CHROOT_NO_ATTACH -> CHROOT_ATTACH;
      };
    }
  }

  /** None. */
  public static final ProfileFlags NONE =
      new ProfileFlags(Mode.UNSPECIFIED, false, EnumSet.noneOf(PathFlag.class));

  public ProfileFlags {
    path = Set.copyOf(path);
  }
}
