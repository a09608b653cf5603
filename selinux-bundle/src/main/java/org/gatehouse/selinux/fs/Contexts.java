package org.gatehouse.selinux.fs;

import java.util.Optional;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.server.AccessVector;
import org.gatehouse.selinux.server.ActivePolicy;
import org.gatehouse.selinux.server.Relation;
import org.gatehouse.selinux.server.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What programs ask the security server about contexts and classes, in the values of the policy.
 * Without a policy everything is allowed and nothing changes.
 */
final class Contexts {
  private static final int PERMISSIVE = 1;

  /** What the kernel calls processes before a policy. */
  private static final int PROCESS = 2;

  private final SelinuxState state;

  Contexts(SelinuxState state) {
    this.state = state;
  }

  /** {@code access}: SOURCE TARGET CLASS. */
  String access(String question) {
    Scan scan = new Scan(question);
    String source = scan.word();
    String target = scan.word();
    int objectClass = scan.objectClass();
    Snapshot now = state.server().snapshot();
    return now == null
        ? vector(AccessVector.ALL, 0)
        : vector(access(now.policy(), source, target, objectClass), now.sequence());
  }

  private static AccessVector access(ActivePolicy policy, String from, String to, int objectClass) {
    return policy.access(context(policy, from), context(policy, to), objectClass);
  }

  /** Allowed, decided (always all), auditallow, auditdeny, sequence, flags. */
  private static String vector(AccessVector vector, int sequence) {
    return Integer.toHexString(vector.allowed())
        + " ffffffff "
        + Integer.toHexString(vector.auditallow())
        + ' '
        + Integer.toHexString(vector.auditdeny())
        + ' '
        + Integer.toUnsignedString(sequence)
        + ' '
        + (vector.permissive() ? PERMISSIVE : 0);
  }

  /** {@code context}: a context, given back in its canonical form. */
  String canonical(String question) {
    int end = question.indexOf('\0');
    String text = end < 0 ? question : question.substring(0, end);
    return ended(state.server().text(state.server().sid(text)));
  }

  /** {@code create}, {@code relabel}, {@code member}: SOURCE TARGET CLASS, for create also NAME. */
  String compute(Relation relation, String question) {
    Scan scan = new Scan(question);
    String source = scan.word();
    String target = scan.word();
    int objectClass = scan.objectClass();
    boolean named = relation == Relation.TRANSITION && scan.hasNext();
    String name = named ? PercentCode.decode(scan.word()) : "";
    Snapshot now = state.server().snapshot();
    return ended(
        now == null
            ? state.server().text(state.server().sid(objectClass == PROCESS ? source : target))
            : compute(now.policy(), relation, source, target, objectClass, name));
  }

  private String compute(
      ActivePolicy policy,
      Relation relation,
      String from,
      String to,
      int objectClass,
      String name) {
    Optional<Context> made =
        policy.compute(relation, context(policy, from), context(policy, to), objectClass, name);
    Context context = made.orElseThrow(() -> new LsmException(Errno.EINVAL, "no common range"));
    String text = policy.format(context);
    if (policy.isValid(context)) {
      return text;
    }
    String tclass = policy.policy().names().classes().name(objectClass);
    state.server().errors().computedInvalid(text, from, to, tclass);
    if (state.isEnforcing()) {
      throw new LsmException(Errno.EACCES, "the policy makes " + text + ", which it forbids");
    }
    return text;
  }

  /** {@code user}: SOURCE USER, answered by a number and the contexts that a login may choose. */
  String reachable(String question) {
    Scan scan = new Scan(question);
    String source = scan.word();
    String user = scan.word();
    @Nullable Snapshot now = state.server().snapshot();
    return now == null
        ? ended("0")
        : new Logins(now.policy(), context(now.policy(), source), user).answer();
  }

  /**
   * {@code validatetrans}: OLD NEW CLASS TASK.
   *
   * @throws LsmException EPERM where an object may not be relabelled so, enforcing or not
   */
  void validate(String question) {
    Scan scan = new Scan(question);
    String before = scan.word();
    String after = scan.word();
    int objectClass = scan.objectClass();
    String task = scan.word();
    @Nullable Snapshot now = state.server().snapshot();
    if (now != null) {
      validate(now.policy(), before, after, objectClass, task);
    }
  }

  private static void validate(
      ActivePolicy policy, String before, String after, int objectClass, String task) {
    if (policy.policy().names().classes().get(objectClass) == null) {
      throw new LsmException(Errno.EINVAL, "no class " + objectClass);
    }
    Context old = context(policy, before);
    if (!policy.mayRelabel(old, context(policy, after), objectClass, context(policy, task))) {
      throw new LsmException(
          Errno.EPERM, before + " may not become " + after + " at the hands of " + task);
    }
  }

  private static Context context(ActivePolicy policy, String text) {
    return policy
        .parse(text)
        .orElseThrow(() -> new LsmException(Errno.EINVAL, "no context: " + text));
  }

  /** The kernel answers with the byte that ends a text in C. */
  private static String ended(String text) {
    return text + '\0';
  }
}
