package org.gatehouse.lsm.internal.stack;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.dispatch.HookMethod;
import org.gatehouse.lsm.internal.dispatch.HookMethods;
import org.gatehouse.lsm.internal.dispatch.Place;
import org.gatehouse.lsm.internal.dispatch.Published;
import org.gatehouse.lsm.internal.dispatch.StackVersion;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.StackOperation;

/** Who may change the stack, and whether a subject holds a capability. */
public final class Gate {
  private static final String CAPABILITY = "capability";
  private static final List<HookMethod> VOTES =
      Stream.of("capable", "stackManage")
          .map(HookMethods::find)
          .map(Optional::orElseThrow)
          .toList();

  private final Published published;
  private final HookTable table;
  private final BooleanSupplier inside;
  private final Notices notices;

  /**
   * Asks this stack.
   *
   * @param inside whether the current thread must not wait for a grace period
   */
  public Gate(Published published, HookTable table, BooleanSupplier inside, Notices notices) {
    this.published = published;
    this.table = table;
    this.inside = inside;
    this.notices = notices;
  }

  /**
   * The host's own rule first, where no capability module is in the stack: the framework and the
   * operator hold every capability, others none. Then the modules.
   */
  public Verdict capable(Cred subject, Capability capability) {
    return capable(published.current, table, subject, capability);
  }

  /** Whether a module of the stack owns the attribute: it skips the capability check. */
  boolean isXattrOwned(String name) {
    return table.inodeXattrSkipcap(name);
  }

  private static Verdict capable(
      StackVersion version, HookTable asked, Cred subject, Capability capability) {
    boolean module = version.places().stream().anyMatch(p -> p.name().equals(CAPABILITY));
    if (!module && !subject.isPrivileged()) {
      return Verdict.deny(Errno.EPERM, "the subject does not hold " + capability);
    }
    return asked.capable(subject, capability);
  }

  /**
   * Lets the change pass or throws: EDEADLK inside a hook, EPERM without CAP_MAC_ADMIN, or what a
   * module other than the one concerned answers.
   */
  void manage(Cred subject, StackOperation operation, String module) {
    try {
      check(subject, operation, module);
    } catch (LsmException e) {
      String what = "stack_" + operation.name().toLowerCase(Locale.ROOT);
      String why = String.valueOf(e.getMessage());
      notices.tell(AuditEvent.Type.STACK, what, subject.toString(), module, e.errno(), why);
      throw e;
    }
  }

  private void check(Cred subject, StackOperation operation, String module) {
    if (inside.getAsBoolean()) {
      throw new LsmException(
          Errno.EDEADLK, operation + " " + module + ": not allowed inside a hook");
    }
    Verdict verdict = published.srcu.read(() -> askOthers(subject, operation, module));
    boolean byModules = verdict.decision() != null;
    refuse(byModules ? published.decided(verdict) : verdict, operation, module);
  }

  /**
   * A module has no vote on its own place, whichever hook it would vote by. Places that deny
   * without a call have none on what an operator takes out: two of them would keep each other.
   */
  private Verdict askOthers(Cred subject, StackOperation operation, String module) {
    boolean out = subject.isOperator() && operation == StackOperation.DISABLE;
    StackVersion others =
        withoutVotes(published.current, p -> p.name().equals(module) || (out && p.isDenying()));
    HookTable dispatcher = others.dispatcher();
    Verdict may = capable(others, dispatcher, subject, Capability.CAP_MAC_ADMIN);
    return may.isDenied() ? may : dispatcher.stackManage(subject, operation, module);
  }

  /** To leave a place out takes a dispatcher of its own: only where the place has a vote. */
  private static StackVersion withoutVotes(StackVersion version, Predicate<Place> left) {
    boolean same = version.places().stream().noneMatch(p -> left.test(p) && hasVote(p));
    return same ? version : version.without(left);
  }

  private static boolean hasVote(Place place) {
    return place.name().equals(CAPABILITY) || VOTES.stream().anyMatch(place::has);
  }

  private static void refuse(Verdict verdict, StackOperation operation, String module) {
    if (verdict.isDenied()) {
      Errno errno = Objects.requireNonNull(verdict.errno());
      throw new LsmException(errno, operation + " " + module + ": " + verdict.reason());
    }
  }
}
