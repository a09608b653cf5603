package org.gatehouse.lsm.internal.dispatch;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.jspecify.annotations.Nullable;

/** What generated dispatchers call when a hook does not simply allow. */
final class Calls {
  private static final Verdict FAULT = Verdict.deny(Errno.EACCES, "the hook failed");

  private static final int ROOM = 100;

  private Calls() {}

  /** A hook threw: a denial, whatever else goes wrong while telling about it. */
  static Verdict caught(Place place, int hook, Throwable cause) {
    try {
      room(ROOM);
      place.faults().fault(HookMethods.ALL.get(hook), cause);
      return Verdict.deny(Errno.EACCES, "the hook failed: " + cause.getClass().getName());
    } catch (Throwable again) {
      return FAULT;
    }
  }

  /**
   * Overflows the stack here, if it must, and not where telling about the fault holds a lock: a
   * lock of java.util.concurrent would stay locked.
   */
  private static int room(int frames) {
    return frames == 0 ? 0 : 1 + room(frames - 1);
  }

  /** A notification hook threw. */
  static void caughtVoid(Place place, int hook, Throwable cause) {
    caught(place, hook, cause);
  }

  /** A denying place was met. */
  static Verdict denied(Place place) {
    return place.denial();
  }

  static boolean isRefused(@Nullable Verdict verdict) {
    return verdict == null || verdict.isDenied();
  }

  static void count(Place place, int hook) {
    place.counters().asked(hook);
  }

  /** An alloc hook failed: take back what was allocated, then the module's answer. */
  static Verdict allocFailed(
      StackVersion version, int hook, int failed, @Nullable Verdict verdict, Object[] arguments) {
    HookMethod alloc = HookMethods.ALL.get(hook);
    HookMethod undo = HookMethods.undo(alloc);
    Query free = new Query(version, undo, arguments[0]);
    Place failing = version.asked(alloc).get(failed);
    for (Place place : version.places()) {
      boolean before = version.places().indexOf(place) < version.places().indexOf(failing);
      if (version.settings().undoAll() || before) {
        free.tell(place);
      }
    }
    Answers answers = Answers.note(null, version, hook, failed, verdict);
    return answers.conclude(arguments);
  }
}
