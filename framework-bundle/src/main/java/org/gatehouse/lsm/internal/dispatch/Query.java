package org.gatehouse.lsm.internal.dispatch;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.lsm.hook.Combine;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Reply;
import org.jspecify.annotations.Nullable;

/**
 * One question to a version: combines the answers of queries and of checks with a rule of their
 * own.
 *
 * <p>Not on the path of ordinary checks: the calls are reflective. The table's default method says
 * what "not mine" is. A module that throws, or whose place denies, never hides another's label: it
 * counts only where nobody else answers, and then as EACCES. Where an error ends the walk by the
 * hook's own rule, that EACCES does.
 */
final class Query {
  private static final HookTable DEFAULTS = new HookTable() {};
  private static final Reply<Object> FAILED = Reply.error(Errno.EACCES);

  private final StackVersion version;
  private final HookMethod hook;
  private final Object[] arguments;
  private final boolean counting;

  Query(StackVersion version, HookMethod hook, Object... arguments) {
    this.version = version;
    this.hook = hook;
    this.arguments = arguments;
    this.counting = version.settings().counting();
  }

  /** Called by generated code. */
  static Object ask(StackVersion version, int index, Object[] arguments) {
    return new Query(version, HookMethods.ALL.get(index), arguments).ask();
  }

  /** Asks the places that have the hook, by the hook's own rule. */
  private Object ask() {
    List<Place> places = version.asked(hook);
    return switch (hook.combine()) {
      case ALL_AGREE -> places.stream().allMatch(this::yes);
      case ANY_YES -> places.stream().anyMatch(this::yes);
      case FIRST_ANSWER -> firstAnswer(places);
      case CONTINUE_ON_ZERO -> continueOnZero(places);
      case INTERSECT -> intersect(places);
      case JOIN, COLLECT -> join(places);
      case CONFIGURED, NOTIFY, ALLOC ->
          throw new IllegalStateException(hook + " is dispatched by generated code");
    };
  }

  /** Silence is a no. A no refuses only where all must agree. */
  private boolean yes(Place place) {
    Object answer = call(place);
    boolean yes = Boolean.TRUE.equals(answer);
    if (counting && (answer == null || (!yes && hook.combine() == Combine.ALL_AGREE))) {
      place.counters().denied(hook.index());
    }
    return yes;
  }

  private Object firstAnswer(List<Place> places) {
    Reply<?> result = notMine();
    for (Place place : places) {
      Reply<?> reply = reply(place);
      if (isAnswer(reply) && reply != FAILED) {
        return reply;
      }
      result = reply == FAILED ? FAILED : result;
    }
    return result;
  }

  private Object continueOnZero(List<Place> places) {
    Reply<?> result = notMine();
    for (Place place : places) {
      Reply<?> reply = reply(place);
      boolean answer = isAnswer(reply);
      result = answer ? reply : result;
      if (answer && !(reply.isValue() && reply.value().equals(0))) {
        return reply;
      }
    }
    return result;
  }

  private Object intersect(List<Place> places) {
    long bits = -1L;
    for (Place place : places) {
      Reply<?> reply = reply(place);
      if (!reply.isValue()) {
        return reply;
      }
      bits &= (Long) reply.value();
    }
    return Reply.of(bits);
  }

  private Object join(List<Place> places) {
    List<Object> all = new ArrayList<>();
    boolean answered = false;
    for (Place place : places) {
      Reply<?> reply = reply(place);
      if (reply.isValue()) {
        answered = true;
        all.addAll((List<?>) reply.value());
      } else if (hook.combine() == Combine.JOIN && isAnswer(reply)) {
        return reply;
      }
    }
    return answered ? Reply.of(List.copyOf(all)) : notMine();
  }

  private boolean isAnswer(Reply<?> reply) {
    return reply.isValue() || reply.errno() != notMine().errno();
  }

  private Reply<?> notMine() {
    try {
      return (Reply<?>) hook.method().invoke(DEFAULTS, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the table's own default failed", e);
    }
  }

  /** The module's reply; EACCES where it threw or must not be asked. */
  Reply<?> reply(Place place) {
    Reply<?> reply = call(place) instanceof Reply<?> given ? given : FAILED;
    if (counting && (reply == FAILED || (!reply.isValue() && isAnswer(reply)))) {
      place.counters().denied(hook.index());
    }
    return reply;
  }

  /** Calls a void hook of one place, where it has it. */
  void tell(Place place) {
    if (place.target(hook) != null) {
      call(place);
    }
  }

  private @Nullable Object call(Place place) {
    if (counting) {
      place.counters().asked(hook.index());
    }
    Object target = place.target(hook);
    if (target == null) {
      return null;
    }
    try {
      return hook.method().invoke(target, arguments);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      Calls.caughtVoid(place, hook.index(), cause == null ? e : cause);
      return null;
    } catch (Throwable t) {
      Calls.caughtVoid(place, hook.index(), t);
      return null;
    }
  }
}
