package org.gatehouse.lsm.fault;

import org.gatehouse.lsm.internal.stack.Owner;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.RecordingModule;

/** What a hook does wrong; each ends with something thrown out of the hook. */
enum Fault {
  RUNTIME_EXCEPTION {
    @Override
    Throwable in(FakeWorld world, RecordingModule late) {
      return new IllegalStateException("a bad rule");
    }
  },
  STACK_OVERFLOW {
    @Override
    Throwable in(FakeWorld world, RecordingModule late) {
      return new StackOverflowError();
    }
  },
  OUT_OF_MEMORY {
    @Override
    Throwable in(FakeWorld world, RecordingModule late) {
      return new OutOfMemoryError("not really");
    }
  },
  LINKAGE {
    @Override
    Throwable in(FakeWorld world, RecordingModule late) {
      return new NoClassDefFoundError("org/example/Gone");
    }
  },
  /** The caller is interrupted, and the hook gives up; the caller is to find its interrupt. */
  INTERRUPT {
    @Override
    Throwable in(FakeWorld world, RecordingModule late) {
      Thread.currentThread().interrupt();
      return new InterruptedException("somebody is in a hurry");
    }
  },
  /** The hook takes its own module out, which would wait for the end of this very call. */
  SWAP_FROM_INSIDE {
    @Override
    Throwable in(FakeWorld world, RecordingModule late) {
      try {
        world.disable("b");
      } catch (RuntimeException refused) {
        return refused;
      }
      throw new AssertionError("a hook changed the stack that it stands in");
    }
  },
  /** Another module comes while the hook runs, and then the hook fails. */
  SWAP_MEANWHILE {
    @Override
    Throwable in(FakeWorld world, RecordingModule late) {
      if (world.host().modules().nameOf(late).isEmpty()) {
        world.host().modules().register(late, Owner.NONE);
        world.host().modules().admit(late.id().name());
      }
      return new IllegalStateException("after a change");
    }
  };

  /**
   * Does it; the hook throws what this returns.
   *
   * @param late the module that {@link #SWAP_MEANWHILE} brings
   */
  abstract Throwable in(FakeWorld world, RecordingModule late);
}
