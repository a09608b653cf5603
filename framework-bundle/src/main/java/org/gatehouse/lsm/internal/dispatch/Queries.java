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
 * Combines the answers of queries and of checks with a rule of their own.
 *
 * <p>Not on the path of ordinary checks: the calls are reflective. The table's default method says
 * what "not mine" is. A module that throws, or whose place denies, never hides another's label: it
 * counts only where nobody else answers, and then as EACCES. Where an error ends the walk by the
 * hook's own rule, that EACCES does.
 */
final class Queries {
  private static final HookTable DEFAULTS = new HookTable() {};
  private static final Reply<Object> FAILED = Reply.error(Errno.EACCES);

  private Queries() {}

  /** Asks every place that has the hook, by the hook's own rule. */
  static Object ask(StackVersion version, int index, Object[] arguments) {
    HookMethod hook = HookMethods.ALL.get(index);
    List<Place> places = version.asked(hook);
    if (version.settings().counting()) {
      places.forEach(place -> place.counters().asked(index));
    }
    return switch (hook.combine()) {
      case ALL_AGREE -> places.stream().allMatch(p -> yes(p, hook, arguments, false));
      case ANY_YES -> places.stream().anyMatch(p -> yes(p, hook, arguments, false));
      case FIRST_ANSWER -> firstAnswer(places, hook, arguments);
      case CONTINUE_ON_ZERO -> continueOnZero(places, hook, arguments);
      case INTERSECT -> intersect(places, hook, arguments);
      case JOIN, COLLECT -> join(places, hook, arguments);
      case CONFIGURED, NOTIFY, ALLOC ->
          throw new IllegalStateException(hook + " is dispatched by generated code");
    };
  }

  private static boolean yes(Place place, HookMethod hook, Object[] arguments, boolean otherwise) {
    Object answer = call(place, hook, arguments);
    return answer instanceof Boolean b ? b : otherwise;
  }

  private static Object firstAnswer(List<Place> places, HookMethod hook, Object[] arguments) {
    Reply<?> result = notMine(hook, arguments);
    for (Place place : places) {
      Reply<?> reply = reply(place, hook, arguments);
      if (isAnswer(reply, hook, arguments) && reply != FAILED) {
        return reply;
      }
      result = reply == FAILED ? FAILED : result;
    }
    return result;
  }

  private static Object continueOnZero(List<Place> places, HookMethod hook, Object[] arguments) {
    Reply<?> result = notMine(hook, arguments);
    for (Place place : places) {
      Reply<?> reply = reply(place, hook, arguments);
      boolean answer = isAnswer(reply, hook, arguments);
      result = answer ? reply : result;
      if (answer && !(reply.isValue() && reply.value().equals(0))) {
        return reply;
      }
    }
    return result;
  }

  private static Object intersect(List<Place> places, HookMethod hook, Object[] arguments) {
    long bits = -1L;
    for (Place place : places) {
      Reply<?> reply = reply(place, hook, arguments);
      if (!reply.isValue()) {
        return reply;
      }
      bits &= (Long) reply.value();
    }
    return Reply.of(bits);
  }

  private static Object join(List<Place> places, HookMethod hook, Object[] arguments) {
    List<Object> all = new ArrayList<>();
    boolean answered = false;
    for (Place place : places) {
      Reply<?> reply = reply(place, hook, arguments);
      if (reply.isValue()) {
        answered = true;
        all.addAll((List<?>) reply.value());
      } else if (hook.combine() == Combine.JOIN && isAnswer(reply, hook, arguments)) {
        return reply;
      }
    }
    return answered ? Reply.of(List.copyOf(all)) : notMine(hook, arguments);
  }

  private static boolean isAnswer(Reply<?> reply, HookMethod hook, Object[] arguments) {
    return reply.isValue() || reply.errno() != notMine(hook, arguments).errno();
  }

  private static Reply<?> notMine(HookMethod hook, Object[] arguments) {
    try {
      return (Reply<?>) hook.method().invoke(DEFAULTS, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the table's own default failed", e);
    }
  }

  /** The module's reply; EACCES where it threw or must not be asked. */
  static Reply<?> reply(Place place, HookMethod hook, Object[] arguments) {
    return call(place, hook, arguments) instanceof Reply<?> reply ? reply : FAILED;
  }

  /** Calls a void hook of one place. */
  static void tell(Place place, HookMethod hook, Object[] arguments) {
    call(place, hook, arguments);
  }

  private static @Nullable Object call(Place place, HookMethod hook, Object[] arguments) {
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
