package org.gatehouse.selinux.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * The policy in force and its SIDs. Until a policy is loaded everything is allowed and only the
 * initial SIDs exist.
 *
 * <p>Decisions are asked of the {@link #snapshot} and take no lock. What changes it — a load, a
 * commit of booleans, a new SID — does so under this object's lock, one volatile write at its end;
 * a load reads and indexes the policy before it takes the lock. Any thread; several servers do not
 * know of each other.
 */
public final class SecurityServer {
  private final List<KnownClass> known;
  private final Map<String, Boolean> pending = new HashMap<>();
  private volatile @Nullable Snapshot current;
  private volatile ServerErrors errors = ServerErrors.NOBODY;
  private volatile Consumer<Runnable> swap = Runnable::run;

  /**
   * A server for one who knows these classes.
   *
   * @param known numbered from 1 in this order
   */
  public SecurityServer(List<KnownClass> known) {
    this.known = List.copyOf(known);
  }

  /** Who is told of errors from now on; nobody at first. */
  public void tell(ServerErrors next) {
    errors = next;
  }

  /** Who is told of errors. */
  public ServerErrors errors() {
    return errors;
  }

  /** From now on what comes in force does so when this runs it, at once. */
  public void swapIn(Consumer<Runnable> next) {
    swap = next;
  }

  private void put(Snapshot next) {
    swap.accept(() -> current = next);
  }

  /** What is in force; null until a policy is loaded. */
  public @Nullable Snapshot snapshot() {
    return current;
  }

  private Snapshot loaded() {
    Snapshot now = current;
    if (now == null) {
      throw new LsmException(Errno.EINVAL, "no SELinux policy is loaded");
    }
    return now;
  }

  /** The number of a known class; 0 if it is not known. */
  public int known(String name) {
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).name().equals(name)) {
        return i + 1;
      }
    }
    return 0;
  }

  /**
   * Puts a policy in force. Old SIDs keep their contexts by name; those that the policy does not
   * know are unlabelled until a later one knows them. Booleans keep their states where the policy
   * has them; pending ones are forgotten.
   *
   * @return the classes and {@code class:permission} that the policy lacks
   * @throws LsmException EINVAL if it lacks some and wants to be rejected then
   */
  public List<String> load(Policy policy) {
    ActivePolicy active = new ActivePolicy(policy);
    ClassMapping mapping = new ClassMapping(known, policy);
    if (policy.isUnknownRejected() && !mapping.missing().isEmpty()) {
      throw new LsmException(
          Errno.EINVAL, "the policy lacks " + String.join(", ", mapping.missing()));
    }
    publish(active, mapping);
    return mapping.missing();
  }

  private synchronized void publish(ActivePolicy active, ClassMapping mapping) {
    Snapshot before = current;
    pending.clear();
    if (before == null) {
      put(new Snapshot(active, new SidTable(active), mapping, 1));
      return;
    }
    ActivePolicy kept = active.withBooleans(kept(before.policy(), active.policy()));
    put(new Snapshot(kept, before.sids().under(kept), mapping, before.sequence() + 1));
  }

  private static Map<String, Boolean> kept(ActivePolicy before, Policy policy) {
    Map<String, Boolean> states = new HashMap<>();
    before
        .policy()
        .names()
        .booleans()
        .entries()
        .forEach(
            each -> {
              if (policy.names().booleans().find(each.name()) != null) {
                states.put(each.name(), before.bool(each.name()));
              }
            });
    return states;
  }

  /**
   * Sets a boolean that takes effect with {@link #commit}.
   *
   * @throws LsmException ENOENT if the policy has none of the name
   */
  public synchronized void pend(String name, boolean state) {
    if (loaded().policy().policy().names().booleans().find(name) == null) {
      throw new LsmException(Errno.ENOENT, "no SELinux boolean " + name);
    }
    pending.put(name, state);
  }

  /** The state that a boolean has after the next commit. */
  public synchronized boolean pending(String name) {
    Boolean state = pending.get(name);
    return state == null ? loaded().policy().bool(name) : state;
  }

  /** Puts all pending states in force at once. */
  public synchronized void commit() {
    Snapshot before = loaded();
    put(before.with(before.policy().withBooleans(pending)));
    pending.clear();
  }

  /**
   * The SID of a context's text.
   *
   * @throws LsmException EINVAL if it is no context of the policy
   */
  public int sid(String text) {
    Snapshot now = current;
    if (now == null) {
      int initial = InitialSids.NAMES.indexOf(text) + 1;
      return initial == 0 ? InitialSids.KERNEL : initial;
    }
    Context context =
        now.policy()
            .parse(text)
            .orElseThrow(() -> new LsmException(Errno.EINVAL, "no context: " + text));
    return sid(now, context);
  }

  /**
   * The SID of a text read from an object: without a range it gets that of a SID; a text that the
   * policy does not know gets a SID that is unlabelled until a policy knows it.
   */
  public int objectSid(String text, int fallback) {
    Snapshot now = loaded();
    Integer known = now.labels().get(text, fallback);
    if (known != null) {
      return known;
    }
    @Nullable Context context = now.policy().find(text, now.sids().context(fallback));
    if (context != null) {
      return now.labels().keep(text, fallback, sid(now, context));
    }
    synchronized (this) {
      return loaded().sids().findOrAddInvalid(text);
    }
  }

  /** The SID of a context of a snapshot. */
  public int sid(Snapshot of, Context context) {
    int found = of.sids().find(context);
    return found != 0 ? found : add(of, context);
  }

  private synchronized int add(Snapshot of, Context context) {
    Snapshot now = loaded();
    String text = of.policy().format(context);
    if (now.sids() == of.sids()) {
      return now.sids().findOrAdd(context, text);
    }
    @Nullable Context again = now.policy().find(text, now.sids().context(InitialSids.UNLABELED));
    return again == null
        ? now.sids().findOrAddInvalid(text)
        : now.sids().findOrAdd(again, now.policy().format(again));
  }

  /** The context of a SID as text: canonical, or of the unlabelled where it is unknown now. */
  public String text(int sid) {
    Snapshot now = current;
    if (now == null) {
      boolean initial = sid > 0 && sid <= InitialSids.NAMES.size();
      return initial ? InitialSids.NAMES.get(sid - 1) : "unlabeled";
    }
    @Nullable Context context = now.sids().context(sid);
    return context == null ? "unlabeled" : now.policy().format(context);
  }

  /** The text that a SID was made from, even where the policy does not know it now. */
  public String rawText(int sid) {
    Snapshot now = current;
    return now == null ? text(sid) : now.sids().text(sid);
  }

  /**
   * The SID of a new object.
   *
   * @param known the object's class
   * @param name the last component of a new file's name, or empty
   * @param enforcing whether an invalid context is refused
   * @throws LsmException EACCES if the context is invalid, EINVAL if a SID is unknown or the class
   *     wants a common range and there is none
   */
  public int compute(
      Relation relation, int source, int target, int known, String name, boolean enforcing) {
    Snapshot now = current;
    if (now == null) {
      return "process".equals(this.known.get(known - 1).name()) ? source : target;
    }
    @Nullable Context from = now.context(source);
    @Nullable Context to = now.context(target);
    if (from == null || to == null) {
      throw new LsmException(Errno.EINVAL, "no such SID: " + (from == null ? source : target));
    }
    Optional<Context> context =
        now.policy().compute(relation, from, to, now.objectClass(known), name);
    Context made = context.orElseThrow(() -> new LsmException(Errno.EINVAL, "no common range"));
    if (!now.policy().isValid(made)) {
      refuse(now.policy(), made, from, to, this.known.get(known - 1).name(), enforcing);
    }
    return sid(now, made);
  }

  /** The rules contradict themselves: told in either mode, and refused where it is enforced. */
  private void refuse(
      ActivePolicy by, Context made, Context from, Context to, String tclass, boolean enforcing) {
    errors.computedInvalid(by.format(made), by.format(from), by.format(to), tclass);
    if (enforcing) {
      throw new LsmException(
          Errno.EACCES, "invalid context " + by.format(made) + " for a new object");
    }
  }

  /**
   * Tells what the bounds of a source's type take away; for who asks the {@link Snapshot} for a
   * decision, which tells nobody.
   */
  public void tellBounds(Snapshot of, int source, int target, int known) {
    @Nullable Context from = of.context(source);
    @Nullable Context to = of.context(target);
    if (from == null || to == null) {
      return;
    }
    ActivePolicy by = of.policy();
    List<String> lost = by.outOfBounds(from, to, of.objectClass(known));
    if (!lost.isEmpty()) {
      errors.outOfBounds(by.format(from), by.format(to), this.known.get(known - 1).name(), lost);
    }
  }
}
