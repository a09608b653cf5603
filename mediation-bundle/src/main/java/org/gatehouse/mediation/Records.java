package org.gatehouse.mediation;

import static org.gatehouse.bridge.Operation.LOADER_CREATED;
import static org.gatehouse.bridge.Operation.POOL_DONE;
import static org.gatehouse.bridge.Operation.POOL_NEXT;
import static org.gatehouse.bridge.Operation.POOL_RUN;
import static org.gatehouse.bridge.Operation.POOL_SUBMIT;
import static org.gatehouse.bridge.Operation.THREAD_CREATED;
import static org.gatehouse.bridge.Operation.THREAD_START;

import java.util.List;
import org.gatehouse.bridge.Operation;
import org.gatehouse.lsm.stacker.HookSet;
import org.gatehouse.mediation.ask.Rows;
import org.gatehouse.mediation.ask.Surroundings;
import org.gatehouse.mediation.subject.Attribution;
import org.gatehouse.mediation.subject.Loaders;
import org.gatehouse.mediation.subject.Threads;
import org.jspecify.annotations.Nullable;

/**
 * Operations that ask nothing, but are written down: who made a class loader or a thread, and who
 * handed a task to a pool. Loaders and threads are always recorded, because modules may come later
 * than what they decide on; tasks of pools, which are many and short, only while something is
 * hooked.
 */
final class Records {
  private static final Operation[] OPERATIONS = Operation.values();

  private final HookSet anything;
  private final Attribution attribution;
  private final Loaders loaders;
  private final Threads threads;

  Records(Surroundings around, Rows rows) {
    this.anything =
        around.hooked().of(rows.hooks().values().stream().flatMap(List::stream).toList());
    this.attribution = around.attribution();
    this.loaders = around.loaders();
    this.threads = around.threads();
  }

  boolean wants(int operation) {
    return switch (OPERATIONS[operation]) {
      case LOADER_CREATED, THREAD_CREATED, THREAD_START -> true;
      case POOL_SUBMIT, POOL_NEXT, POOL_RUN, POOL_DONE -> anything.isHooked();
      default -> false;
    };
  }

  /** Writes it down; null, or why that could not be done. */
  @Nullable String record(int operation, @Nullable Object a) {
    Operation what = OPERATIONS[operation];
    if (what == LOADER_CREATED && a instanceof ClassLoader loader) {
      loaders.created(loader, attribution.caller().owner());
    } else if ((what == THREAD_CREATED || what == THREAD_START) && a instanceof Thread thread) {
      threads.created(thread, attribution.subject());
    } else if (what == POOL_SUBMIT && a != null) {
      threads.submitted(a, attribution.subject());
    } else if (what == POOL_NEXT) {
      threads.takes(a);
    } else if (what == POOL_RUN && a != null) {
      threads.begins(a);
    } else if (what == POOL_DONE && a != null) {
      threads.ended(a);
    }
    return null;
  }
}
