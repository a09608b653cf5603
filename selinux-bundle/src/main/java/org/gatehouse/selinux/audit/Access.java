package org.gatehouse.selinux.audit;

import java.util.List;

/**
 * What the access vector cache says of one request.
 *
 * @param denied false: granted, and worth a record
 * @param permissions the names of the permissions that this is about, not empty
 * @param about who and what: {@code pid comm} first, then {@code path name dev ino}, {@code
 *     capability}, addresses and ports …
 * @param source the subject's context
 * @param target the object's context
 * @param tclass the name of the object's class
 * @param permissive denied, but let through
 */
public record Access(
    boolean denied,
    List<String> permissions,
    Fields about,
    String source,
    String target,
    String tclass,
    boolean permissive) {

  /** Keeps an unmodifiable copy of the permissions. */
  public Access {
    permissions = List.copyOf(permissions);
  }

  /** As the kernel writes it; a granted access has no {@code permissive}. */
  @Override
  public String toString() {
    Fields fields =
        about.context("scontext", source).context("tcontext", target).word("tclass", tclass);
    return "avc:  %s  { %s } for  %s"
        .formatted(
            denied ? "denied" : "granted",
            String.join(" ", permissions),
            denied ? fields.number("permissive", permissive ? 1 : 0) : fields);
  }
}
