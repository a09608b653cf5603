package org.gatehouse.selinux;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.selinux.avc.Avc;
import org.gatehouse.selinux.avc.AvcAudit;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.PolicyFormatException;
import org.gatehouse.selinux.policy.PolicyReader;
import org.gatehouse.selinux.policy.PolicyWriter;
import org.gatehouse.selinux.server.ActivePolicy;
import org.gatehouse.selinux.server.SecurityServer;
import org.gatehouse.selinux.server.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * All of SELinux that is in force: policy, booleans, mode, the cache of decisions, and the counters
 * of the status page (Linux 6.1 struct selinux_state, selinux_kernel_status).
 *
 * <p>Any thread. Decisions read {@link #avc} and take no lock. Changes are serial, each with this
 * object's lock held at its end only; who watches is told after it took effect, on the thread that
 * changed it. Whether a subject may change something is for the caller to ask.
 */
public final class SelinuxState {
  private final SecurityServer server = new SecurityServer(SelinuxClass.known());
  private final Avc avc;
  private volatile SelinuxStatus status = SelinuxStatus.INITIAL;
  private volatile SelinuxWatcher watcher = SelinuxWatcher.NOBODY;

  /**
   * No policy yet, and enforcing.
   *
   * @param audit is told of decisions that were asked by {@link Avc#denied} and are to be recorded
   */
  public SelinuxState(AvcAudit audit) {
    avc = new Avc(server, audit);
  }

  /** The policy, its booleans, and the SIDs. */
  public SecurityServer server() {
    return server;
  }

  /** Who is asked for decisions; its classes are {@link SelinuxClass#number}s. */
  public Avc avc() {
    return avc;
  }

  /** Who is told of changes from now on. */
  public void watch(SelinuxWatcher next) {
    watcher = next;
  }

  /** Whether a policy is in force; without one everything is allowed. */
  public boolean isLoaded() {
    return server.snapshot() != null;
  }

  /** Whether denials are enforced. */
  public boolean isEnforcing() {
    return avc.isEnforcing();
  }

  /** Counters that change with policy and mode. */
  public SelinuxStatus status() {
    return status;
  }

  /** Enforces denials, or only records them; nothing happens where it is so already. */
  public void setEnforcing(boolean enforce) {
    synchronized (this) {
      if (avc.isEnforcing() == enforce) {
        return;
      }
      avc.setEnforcing(enforce);
      status = status.withEnforcing(enforce);
    }
    watcher.modeSet(enforce, !enforce);
  }

  /**
   * Puts a binary policy in force: read and indexed first, swapped at once; the old one decides
   * until then.
   *
   * @return the classes and {@code class:permission} that the policy lacks
   * @throws LsmException EINVAL with the offset and the reason, or with what a policy lacks that
   *     wants to be rejected then
   */
  public List<String> load(byte[] bytes) {
    return load(read(bytes));
  }

  private static Policy read(byte[] bytes) {
    try {
      return PolicyReader.read(bytes);
    } catch (PolicyFormatException e) {
      throw new LsmException(Errno.EINVAL, "policy: " + e.offset() + ": " + e.getMessage(), e);
    }
  }

  /** The same with a policy that was read already. */
  public List<String> load(Policy policy) {
    List<String> missing;
    boolean first;
    synchronized (this) {
      first = !isLoaded();
      missing = server.load(policy);
      status = status.withLoad(!policy.isUnknownAllowed());
    }
    watcher.policyLoaded(first);
    return missing;
  }

  /**
   * The policy in force as bytes that can be loaded.
   *
   * @throws LsmException EINVAL without a policy
   */
  public byte[] policy() {
    return PolicyWriter.write(active().policy());
  }

  /**
   * The policy under its booleans.
   *
   * @throws LsmException EINVAL without a policy
   */
  public ActivePolicy active() {
    @Nullable Snapshot now = server.snapshot();
    if (now == null) {
      throw new LsmException(Errno.EINVAL, "no SELinux policy is loaded");
    }
    return now.policy();
  }

  /** The states of all booleans, by name. */
  public Map<String, Boolean> booleans() {
    ActivePolicy active = active();
    Map<String, Boolean> all = new TreeMap<>();
    active
        .policy()
        .names()
        .booleans()
        .entries()
        .forEach(each -> all.put(each.name(), active.bool(each.name())));
    return all;
  }

  /**
   * Sets a boolean that takes effect with {@link #commit}.
   *
   * @throws LsmException ENOENT if the policy has none of the name, EINVAL without a policy
   */
  public void pend(String name, boolean state) {
    server.pend(name, state);
  }

  /** The state that a boolean has after the next commit. */
  public boolean pending(String name) {
    return server.pending(name);
  }

  /** Puts all pending booleans in force at once. */
  public void commit() {
    Map<String, Boolean> before;
    synchronized (this) {
      before = booleans();
      server.commit();
      status = status.withCommit();
    }
    booleans().forEach((name, state) -> tell(name, state, before.get(name)));
  }

  private void tell(String name, boolean state, @Nullable Boolean before) {
    if (before != null && before != state) {
      watcher.booleanSet(name, state, before);
    }
  }
}
