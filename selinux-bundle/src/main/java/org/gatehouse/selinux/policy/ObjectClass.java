package org.gatehouse.selinux.policy;

import java.util.List;
import java.util.Optional;

/**
 * A class of objects.
 *
 * @param common the name of the permissions it shares with others, or empty
 * @param permissions its own
 */
public record ObjectClass(
    String name,
    int value,
    String common,
    Symbols<Permission> permissions,
    List<Constraint> constraints,
    List<Constraint> validatetrans,
    Defaults defaults)
    implements Symbol {
  /** Its own permission of a name. */
  public Optional<Permission> own(String permission) {
    return permissions.named(permission);
  }
}
