package org.gatehouse.mediation.ask;

import java.util.List;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.stacker.HookSet;
import org.gatehouse.mediation.subject.Attribution;
import org.gatehouse.mediation.subject.Look;
import org.gatehouse.mediation.subject.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the bridge.
 *
 * @param hooks kernel names of the hooks it may ask, the first one first
 * @param set the same, to ask whether anybody wants them
 * @param always whether it is looked at even if nobody wants them
 * @param who finds the subject
 * @param question asks the hooks
 */
public record Row(List<String> hooks, HookSet set, boolean always, Who who, Question question) {

  /** Asks the hooks of an operation for one subject. */
  @FunctionalInterface
  public interface Question {
    /** The first denial, or an allowing verdict. */
    Verdict ask(Asking asking, Cred subject, Arguments with) throws Exception;
  }

  /** Finds the subject of an operation. */
  @FunctionalInterface
  public interface Who {
    /** Who does it. */
    Who NEAREST = (attribution, with) -> attribution.subject();

    /** Who does it, besides the JDK's initializers: a denial would break a class for everybody. */
    Who NOT_INITIALIZER = (attribution, with) -> attribution.subjectUnlessInitializing();

    /** Who wants it of the framework. */
    Who CALLER = (attribution, with) -> attribution.caller();

    /** Who wants it of the bundle that asks. */
    Who CLIENT = (attribution, with) -> attribution.client();

    /** The subject; null where the JDK does it for itself, which is not mediated. */
    @Nullable Subject find(Attribution attribution, Arguments with);
  }

  /**
   * What the choke point handed over; {@link org.gatehouse.bridge.Operation} says what it is.
   *
   * @param a the first
   * @param b the second
   * @param c the third
   */
  public record Arguments(@Nullable Object a, @Nullable Object b, @Nullable Object c) {
    /** The number; 0 where there is none. */
    public int number(@Nullable Object value) {
      return value instanceof Number n ? n.intValue() : 0;
    }

    /** Whether it is true, or a number other than 0. */
    public boolean isTrue(@Nullable Object value) {
      return Boolean.TRUE.equals(value) || (value instanceof Integer n && n != 0);
    }

    /** The text itself; {@code *} where there is none. */
    public String text(@Nullable Object value) {
      return value instanceof String text ? text : "*";
    }
  }

  /** How the stack tells who does it; null where that takes more than one look. */
  public @Nullable Look look(Attribution attribution) {
    if (who == Who.NEAREST) {
      return attribution.look();
    }
    return who == Who.NOT_INITIALIZER ? attribution.lookUnlessInitializing() : null;
  }

  /** Whether the operation is looked at now. */
  public boolean isWanted() {
    return always || set.isHooked();
  }
}
