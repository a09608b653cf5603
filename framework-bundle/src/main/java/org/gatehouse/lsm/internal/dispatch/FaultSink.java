package org.gatehouse.lsm.internal.dispatch;

/** Told when a hook threw; called inside the read section, on the thread that asked. */
@FunctionalInterface
public interface FaultSink {
  /** Nobody to tell. */
  FaultSink NONE = (hook, cause) -> {};

  /** The hook threw; it counts as a denial whatever this method does. */
  void fault(HookMethod hook, Throwable cause);
}
