package org.gatehouse.mediation.ask;

import java.util.function.Supplier;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.mediation.subject.ThreadState;

/**
 * One operation while it is decided: switches between mediation's own work, during which operations
 * of the thread are mediation's, and the work of modules, whose operations are looked at.
 */
public final class Asking {
  private final Surroundings around;
  private final ThreadState thread;
  private final Row row;

  Asking(Surroundings around, ThreadState thread, Row row) {
    this.around = around;
    this.thread = thread;
    this.row = row;
  }

  ThreadState thread() {
    return thread;
  }

  /** Runs code of modules: a hook, or the making of an object with its alloc hooks. */
  public <T> T outside(Supplier<T> work) {
    thread.setBusy(false);
    thread.enterHook();
    try {
      return work.get();
    } finally {
      thread.leaveHook();
      thread.setBusy(true);
    }
  }

  /** Asks the hooks one after the other until one denies. */
  @SafeVarargs
  public final Verdict each(Supplier<Verdict>... hooks) {
    Verdict verdict = Verdict.ALLOW;
    for (int i = 0; i < hooks.length && !verdict.isDenied(); i++) {
      verdict = outside(hooks[i]);
    }
    return verdict;
  }

  /** A denial of mediation itself, recorded under the operation's first hook. */
  public Verdict refuse(Cred by, String object, Errno errno, String reason) {
    return around.refusals().refuse(row.hooks().get(0), by.toString(), object, errno, reason);
  }
}
