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

  /** A cache before a server, enforcing. */
  public Avc(SecurityServer server, AvcAudit audit) {
    this.server = server;
    this.audit = audit;
  }

  /** Whether denials are enforced. */
  public boolean isEnforcing() {
    return enforcing;
  }

  /** Enforces denials or only records them; forgets all decisions. */
  public synchronized void setEnforcing(boolean enforce) {
    enforcing = enforce;
    cache = null;
  }

  /** How many decisions are remembered at most; forgets all decisions. */
  public synchronized void setThreshold(int most) {
    threshold = Math.max(1, most);
    cache = null;
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
   * The same about an object that has a hint, which is its own: of this target and class.
   *
   * @param hint read and replaced
   */
  public @Nullable AvcEvent ask(int source, int target, int known, int requested, AvcHint hint) {
    AvcEntry last = hint.last;
    if (last != null && last.source == source && isInForce(last.home)) {
      boolean plain = (requested & ~last.plain) == 0 && requested != 0;
      return plain ? null : ask(source, target, known, requested, false);
    }
    AvcEvent event = ask(source, target, known, requested, false);
    AvcCache here = cache;
    hint.last = here == null ? null : here.find(source, target, known);
    return event;
  }

  private boolean isInForce(@Nullable AvcCache asked) {
    return asked != null && asked == cache && asked.snapshot == server.snapshot();
  }

  private @Nullable AvcEvent ask(int source, int target, int known, int requested, boolean strict) {
    Snapshot now = server.snapshot();
    if (now == null) {
      return null;
    }
    AvcCache here = cache;
    if (here == null || here.snapshot != now) {
      here = renew(now);
    }
    AvcEntry entry = here.find(source, target, known);
    if (entry == null) {
      entry = decide(here, source, target, known);
    }
    boolean plain = (requested & ~entry.plain) == 0;
    return plain && requested != 0 ? null : settle(here, entry, requested, strict);
  }

  private AvcEntry decide(AvcCache here, int source, int target, int known) {
    AvcEntry entry = here.decide(source, target, known);
    server.tellBounds(here.snapshot, source, target, known);
    return entry;
  }

  private synchronized AvcCache renew(Snapshot now) {
    AvcCache here = cache;
    if (here == null || here.snapshot != now) {
      here = new AvcCache(now, enforcing, threshold);
      cache = here;
    }
    return here;
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
    Snapshot now = server.snapshot();
    if (now == null || !now.hasExtended()) {
      return denied(source, target, known, requested);
    }
    XpermVector vector = now.extended(source, target, known, driver);
    return vector.ruled()
        ? settleExtended(now, source, target, known, requested, vector, command)
        : denied(source, target, known, requested);
  }

  private int settleExtended(
      Snapshot now,
      int source,
      int target,
      int known,
      int requested,
      XpermVector vector,
      int command) {
    AvcCache here = renew(now);
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
