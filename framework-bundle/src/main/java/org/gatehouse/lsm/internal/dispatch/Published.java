package org.gatehouse.lsm.internal.dispatch;

import java.util.List;
import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.rcu.Srcu;

/**
 * The published version of the stack. One volatile write is the instant of change for all hooks.
 *
 * <p>Read by the generated front, inside a read section, once per decision.
 */
public final class Published {
  private static final Verdict BROKEN = Verdict.deny(Errno.EACCES, "the decision failed");

  /** The read sections of this stack. */
  public final Srcu srcu;

  /** The version in force. */
  public volatile StackVersion current;

  private final DecisionSink sink;

  /** Told of every decision that is not a plain allow, outside the read section. */
  @FunctionalInterface
  public interface DecisionSink {
    /** Takes the result and returns it, perhaps with more to it. */
    Verdict decided(Verdict verdict);
  }

  /** Publishes an empty stack of number 0. */
  public Published(Srcu srcu, DecisionSink sink) {
    this(srcu, sink, new StackVersion(0, List.of(), StackVersion.Settings.DEFAULT));
  }

  /** Publishes this version. */
  Published(Srcu srcu, DecisionSink sink, StackVersion first) {
    this.srcu = srcu;
    this.sink = sink;
    this.current = first;
  }

  /** Called by the front with every verdict that is not {@link Verdict#ALLOW}. */
  public Verdict decided(Verdict verdict) {
    try {
      return sink.decided(verdict);
    } catch (Throwable t) {
      return verdict.isDenied() ? verdict : BROKEN;
    }
  }

  /** Called by the front when the dispatcher itself failed: out of memory, stack overflow. */
  public Verdict broken(int hook, Throwable cause) {
    try {
      HookMethod method = HookMethods.ALL.get(hook);
      String reason = "the decision failed: " + cause.getClass().getName();
      Decision decision =
          new Decision(0, current.number(), method.kernelName(), "", "", List.of(), List.of());
      return sink.decided(Verdict.deny(Errno.EACCES, reason).with(decision));
    } catch (Throwable again) {
      return BROKEN;
    }
  }
}
