package org.gatehouse.apparmor.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be mounted where.
 *
 * @param flags the mount flags that must be set (kernel bits, AppArmor's for those it has none of)
 * @param clear the flags that must be clear; one in both may be either
 * @param types of file system, empty for all
 * @param device pattern of the source; of {@code pivot_root} the old root
 * @param point pattern of the mount point; of {@code pivot_root} the new root
 * @param transition the label that {@code pivot_root} changes to
 */
public record MountRule(
    Place place,
    Qualifiers qualifiers,
    Kind kind,
    int flags,
    int clear,
    List<String> types,
    @Nullable String device,
    @Nullable String point,
    @Nullable String transition)
    implements Rule {
  /** Which operation. */
  public enum Kind {
    MOUNT,
    REMOUNT,
    UMOUNT,
    PIVOT_ROOT
  }

  public MountRule {
    types = List.copyOf(types);
  }
}
