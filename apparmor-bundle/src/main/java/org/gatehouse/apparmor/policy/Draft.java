package org.gatehouse.apparmor.policy;

import java.util.List;
import org.gatehouse.apparmor.policy.Profile.Kind;
import org.gatehouse.apparmor.policy.Profile.Xattr;
import org.jspecify.annotations.Nullable;

/** A profile as it was written: targets are resolved, variables and aliases are not. */
record Draft(
    Place place,
    @Nullable String namespace,
    String name,
    @Nullable String attachment,
    List<Xattr> xattrs,
    ProfileFlags flags,
    Kind kind,
    List<Draft> children,
    List<Rule> rules) {
  /** What no two profiles of one list share. */
  String key() {
    return namespace == null ? name : ":" + namespace + ":" + name;
  }
}
