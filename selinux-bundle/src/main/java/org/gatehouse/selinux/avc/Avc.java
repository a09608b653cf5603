package org.gatehouse.selinux.avc;

import org.gatehouse.selinux.server.SecurityServer;
import org.gatehouse.selinux.server.Snapshot;
import org.gatehouse.selinux.server.XpermVector;
import org.jspecify.annotations.Nullable;

/**
 * Asks the cache, and the security server where the cache does not know (Linux 6.1 avc_has_perm).
 *
 * <p>The answers are the permissions that are denied, 0 for none. A permissive domain, or a state
 * that does not enforce, is denied nothing; what it would have been denied is recorded once and
 * granted in the cache. Until a policy is loaded everything is allowed. Any thread.
 */
public final class Avc {
  /** How many decisions are remembered unless set otherwise. */
  public static final int THRESHOLD = 512;

  private final SecurityServer server;
  private final AvcAudit audit;
  private volatile @Nullable AvcCache cache;
  private volatile boolean enforcing = true;
  private volatile int threshold = THRESHOLD;

  /** A cache before a server, enforcing; what the server puts in force is a {@link #change}. */
  public Avc(SecurityServer server, AvcAudit audit) {
    this.server = server;
    this.audit = audit;
    server.swapIn(this::change);
  }

  /**
   * Changes what decisions are made of, and forgets all of them. Nothing that was remembered before
   * answers after the change has begun, and nothing is remembered until it is done; questions wait
   * for it.
   *
   * @param change short, as a volatile write
   */
  public synchronized void change(Runnable change) {
    cache = null;
    change.run();
  }

  /** Whether denials are enforced. */
  public boolean isEnforcing() {
    return enforcing;
  }

  /** Enforces denials or only records them; forgets all decisions. */
  public void setEnforcing(boolean enforce) {
    change(() -> enforcing = enforce);
  }

  /** How many decisions are remembered at most; forgets all decisions. */
  public void setThreshold(int most) {
    change(() -> threshold = Math.max(1, most));
  }

  /** How many decisions are remembered at most. */
  public int threshold() {
    return threshold;
  }

  /** How the cache is doing. */
  public AvcStatistics statistics() {
    AvcCache now = cache;
    return now == null ? AvcStatistics.NONE : now.statistics();
  }

  /**
   * The permissions of those requested that a subject does not have on an object.
   *
   * @param known the object's class, as the server's user numbers it
   * @param requested at least one permission; none is denied as if all were asked for
   */
  public int denied(int source, int target, int known, int requested) {
    return denied(source, target, known, requested, false);
  }

  /** The same, but what is denied stays denied to permissive domains and without enforcing. */
  public int deniedStrictly(int source, int target, int known, int requested) {
    return denied(source, target, known, requested, true);
  }

  private int denied(int source, int target, int known, int requested, boolean strict) {
    AvcEvent event = ask(source, target, known, requested, strict);
    return event == null ? 0 : told(event);
  }

  private int told(AvcEvent event) {
    if (event.audited() != 0) {
      audit.record(event);
    }
    return event.permissive() ? 0 : event.refused();
  }

  /**
   * The same question for one who records himself: null where it is allowed and nothing is to be
   * said of it, which allocates nothing.
   */
  public @Nullable AvcEvent ask(int source, int target, int known, int requested) {
    return ask(source, target, known, requested, false);
  }

  /**
   * Whether it is known without a search to be allowed with nothing to be said of it. False says
   * nothing.
   *
   * @param hint of the object
   */
  public boolean recalls(int source, int requested, AvcHint hint) {
    AvcEntry last = hint.last;
    AvcCache here = cache;
    return last != null
        && last.home == here
        && here != null
        && last.source == source
        && (requested & ~last.plain) == 0
        && requested != 0;
  }

  /**
   * The same question about an object that has a hint, which is its own: of this target and class.
   *
   * @param hint replaced where it is another's
   */
  public @Nullable AvcEvent ask(int source, int target, int known, int requested, AvcHint hint) {
    if (recalls(source, requested, hint)) {
      return null;
    }
    AvcEvent event = ask(source, target, known, requested, false);
    AvcCache here = cache;
    if (here != null && hint.isGood()) { // in this order: its change forgot the cache before
      hint.last = here.find(source, target, known);
    }
    return event;
  }

  private @Nullable AvcEvent ask(int source, int target, int known, int requested, boolean strict) {
    AvcCache here = inForce();
    if (here == null) {
      return null;
    }
    AvcEntry entry = here.find(source, target, known);
    if (entry == null) {
      entry = decide(here, source, target, known);
    }
    boolean plain = (requested & ~entry.plain) == 0;
    return plain && requested != 0 ? null : settle(here, entry, requested, strict);
  }

  /** Null without a policy. */
  private @Nullable AvcCache inForce() {
    AvcCache here = cache;
    return here != null || server.snapshot() == null ? here : renew();
  }

  private synchronized @Nullable AvcCache renew() {
    Snapshot now = server.snapshot();
    if (cache == null && now != null) {
      cache = new AvcCache(now, enforcing, threshold);
    }
    return cache;
  }

  private AvcEntry decide(AvcCache here, int source, int target, int known) {
    AvcEntry entry = here.decide(source, target, known);
    server.tellBounds(here.snapshot, source, target, known);
    return entry;
  }

  private static @Nullable AvcEvent settle(
      AvcCache here, AvcEntry entry, int requested, boolean strict) {
    if (requested == 0) {
      return event(here, entry, 0, ~0, false);
    }
    int denied = requested & ~entry.allowed;
    if (denied == 0) {
      return event(here, entry, requested & entry.auditallow, 0, false);
    }
    boolean passes = !strict && (!here.enforcing || entry.permissive);
    if (passes) {
      here.grant(entry, requested);
    }
    return event(here, entry, denied & entry.auditdeny, denied, passes);
  }

  private static @Nullable AvcEvent event(
      AvcCache here, AvcEntry entry, int audited, int refused, boolean passes) {
    boolean silent = audited == 0 && (refused == 0 || passes);
    int sequence = here.snapshot.sequence();
    return silent
        ? null
        : new AvcEvent(entry.source, entry.target, entry.known, audited, refused, passes, sequence);
  }

  /**
   * The same for one command of a driver (an ioctl's low and second byte), where the policy has
   * rules of extended permissions for source, target and class; those are asked of the server every
   * time.
   *
   * @param requested the plain permission that the command needs
   */
  public int deniedExtended(
      int source, int target, int known, int requested, int driver, int command) {
    AvcCache here = inForce();
    if (here == null || !here.snapshot.hasExtended()) {
      return denied(source, target, known, requested);
    }
    XpermVector vector = here.snapshot.extended(source, target, known, driver);
    return vector.ruled()
        ? settleExtended(here, source, target, known, requested, vector, command)
        : denied(source, target, known, requested);
  }

  private int settleExtended(
      AvcCache here,
      int source,
      int target,
      int known,
      int requested,
      XpermVector vector,
      int command) {
    AvcEntry found = here.find(source, target, known);
    AvcEntry entry = found == null ? decide(here, source, target, known) : found;
    int allowed = vector.permits(command) ? entry.allowed : entry.allowed & ~requested;
    int denied = requested & ~allowed;
    boolean passes = denied != 0 && (!here.enforcing || entry.permissive);
    AvcEvent event =
        event(here, entry, audited(entry, requested, denied, vector, command), denied, passes);
    return event == null ? 0 : told(event);
  }

  private static int audited(
      AvcEntry entry, int requested, int denied, XpermVector vector, int command) {
    if (denied == 0) {
      return vector.auditallow().has(command) ? requested & entry.auditallow : 0;
    }
    return vector.dontaudit().has(command) ? 0 : denied & entry.auditdeny;
  }
}
