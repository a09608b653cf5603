package org.gatehouse.selinux.fs;

import java.util.concurrent.TimeUnit;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.selinux.Authority;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.PolicyFormatException;
import org.gatehouse.selinux.policy.PolicyReader;
import org.jspecify.annotations.Nullable;

/**
 * {@code load}: a policy in one write. It is read and verified first, one at a time, and the old
 * one decides until the new one takes its place at once.
 */
final class PolicyLoad implements ControlFile {
  private final SelinuxState state;
  private final Authority authority;
  private final Object turn = new Object();
  private volatile @Nullable Progress progress;

  PolicyLoad(SelinuxState state, Authority authority) {
    this.state = state;
    this.authority = authority;
  }

  /** What a load does, and when it began, in nanoseconds. */
  private record Progress(String stage, long since) {
    @Override
    public String toString() {
      return stage + " " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) + " ms\n";
    }
  }

  /** What a load that is under way does, and since when; empty if there is none. */
  String progress() {
    Progress now = progress;
    return now == null ? "" : now.toString();
  }

  @Override
  public int mode() {
    return 0600;
  }

  @Override
  public int write(Cred subject, byte[] data, long offset) {
    authority.require(subject, SelinuxClass.SECURITY.bits("load_policy"));
    if (offset != 0) {
      throw new LsmException(Errno.EINVAL, "a policy is loaded in one write");
    }
    if (data.length == 0) {
      throw new LsmException(Errno.ENOMEM, "a policy of no bytes");
    }
    load(data);
    return data.length;
  }

  private void load(byte[] data) {
    synchronized (turn) {
      long begin = System.nanoTime();
      try {
        progress = new Progress("reading " + data.length + " bytes", begin);
        Policy policy = read(data);
        progress = new Progress("indexing " + policy.rules().size() + " rules", begin);
        state.load(policy);
      } finally {
        progress = null;
      }
    }
  }

  private static Policy read(byte[] data) {
    try {
      return PolicyReader.read(data);
    } catch (PolicyFormatException e) {
      throw new LsmException(Errno.EINVAL, "policy: " + e.offset() + ": " + e.getMessage(), e);
    }
  }
}
