package org.gatehouse.apparmor.dfa;

import java.util.Collection;

/**
 * What all rules together say of a word, in the bits of the rules.
 *
 * @param audit may have bits that are not allowed
 * @param quiet only bits that were denied
 */
record Accept(int allow, int audit, int quiet) {
  static final Accept NOTHING = new Accept(0, 0, 0);

  /** The sum of what the rules say. */
  static Accept of(Collection<Grant> grants, boolean file) {
    Grant wild = sum(grants, Grant.Kind.ALLOW);
    Grant exact = sum(grants, Grant.Kind.EXACT);
    Grant deny = sum(grants, Grant.Kind.DENY);
    int denied = deny.perms() | (file ? FileBits.execTypes(deny.perms()) : 0);
    int allowed = file ? executes(wild.perms(), exact.perms()) : wild.perms() | exact.perms();
    return new Accept(allowed & ~denied, wild.audit() | exact.audit(), deny.audit() & denied);
  }

  private static Grant sum(Collection<Grant> grants, Grant.Kind kind) {
    int perms = 0;
    int audit = 0;
    for (Grant grant : grants) {
      perms |= grant.kind() == kind ? grant.perms() : 0;
      audit |= grant.kind() == kind ? grant.audit() : 0;
    }
    return new Grant(kind, perms, audit);
  }

  /** Where a rule without wildcards lets execute, it alone says how. */
  private static int executes(int wild, int exact) {
    int types = FileBits.execTypes(exact);
    return (wild & ~types) | (exact & types) | (exact & ~FileBits.EXEC_TYPES);
  }
}
