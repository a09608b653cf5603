package org.gatehouse.lsm.internal.dispatch;

import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
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

  /** A denying place was met by somebody whom it may spare. */
  static Verdict denied(Place place, @Nullable Cred subject) {
    try {
      return subject == null ? place.denial() : place.denial(subject);
    } catch (RuntimeException e) {
      return place.denial();
    }
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
    if (!version.settings().permissive()) {
      undo(version, HookMethods.ALL.get(hook), failed, arguments[0]);
    }
    return Answers.note(null, version, hook, failed, verdict).conclude(arguments);
  }

  private static void undo(StackVersion version, HookMethod alloc, int failed, Object object) {
    Query free = new Query(version, HookMethods.undo(alloc), object);
    List<Place> places = version.places();
    int failing = places.indexOf(version.asked(alloc).get(failed));
    for (Place place : places) {
      if (version.settings().undoAll() || places.indexOf(place) < failing) {
        free.tell(place);
      }
    }
  }
}
