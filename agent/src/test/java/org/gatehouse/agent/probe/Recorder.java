package org.gatehouse.agent.probe;

import java.util.EnumMap;
import java.util.Map;
import org.gatehouse.bridge.Denial;
import org.gatehouse.bridge.Handler;
import org.gatehouse.bridge.Operation;

/**
 * Writes down what is asked while it listens, and denies one operation if told to: what is to be
 * made by the name {@link #AGAIN} is said to be there.
 */
final class Recorder implements Handler {
  /** The end of such a name. */
  static final String AGAIN = ".again";

  private static final Operation[] OPERATIONS = Operation.values();

  private final Map<Operation, String> seen = new EnumMap<>(Operation.class); // guarded by this
  private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);
  private volatile boolean listening;
  private volatile Operation denied;

  void listen(Operation deny) {
    synchronized (this) {
      seen.clear();
    }
    denied = deny;
    listening = true;
  }

  Map<Operation, String> end() {
    listening = false;
    synchronized (this) {
      return new EnumMap<>(seen);
    }
  }

  @Override
  public boolean wants(int operation) {
    return listening;
  }

  @Override
  public String check(int operation, Object a, Object b, Object c) {
    if (inside.get()) {
      return null;
    }
    inside.set(true);
    try {
      return answer(OPERATIONS[operation], a, b, c);
    } finally {
      inside.set(false);
    }
  }

  private String answer(Operation operation, Object a, Object b, Object c) {
    synchronized (this) {
      seen.putIfAbsent(operation, a + " " + b + " " + c);
    }
    if (operation != denied) {
      return null;
    }
    boolean there = String.valueOf(a).endsWith(AGAIN);
    return there ? Denial.WITH + "EEXIST: denied by the probe" : "denied by the probe";
  }
}
