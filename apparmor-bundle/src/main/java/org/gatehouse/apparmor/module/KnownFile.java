package org.gatehouse.apparmor.module;

import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.jspecify.annotations.Nullable;

/** What an inode carries: whose it is, and what was allowed last without a record. */
final class KnownFile {
  private final long owner;
  private final boolean own;
  private volatile @Nullable Silent last;

  /** What a label may do to a name under a policy, as far as it was asked. */
  private record Silent(LoadedPolicy policy, Label label, String path, int bits) {
    boolean is(LoadedPolicy now, Label asking, String name) {
      return policy == now && label.equals(asking) && path.equals(name);
    }
  }

  KnownFile(long owner, boolean own) {
    this.owner = owner;
    this.own = own;
  }

  /** The number of the user it belongs to. */
  long owner() {
    return owner;
  }

  /** Whether that is the user of this process. */
  boolean own() {
    return own;
  }

  /** Whether all of this was allowed before, and nothing of it is logged. */
  boolean allows(LoadedPolicy now, Label label, String path, int request) {
    Silent there = last;
    return there != null && (request & ~there.bits) == 0 && there.is(now, label, path);
  }

  void allowed(LoadedPolicy now, Label label, String path, int request) {
    Silent there = last;
    int before = there != null && there.is(now, label, path) ? there.bits : 0;
    last = new Silent(now, label, path, before | request);
  }
}
