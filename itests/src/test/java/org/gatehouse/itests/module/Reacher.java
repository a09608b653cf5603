package org.gatehouse.itests.module;

import java.util.function.IntSupplier;
import org.gatehouse.itests.library.Near;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;

/**
 * Its first hook reaches a class of another bundle, and classes of its own one behind the other;
 * its second one does not.
 */
public final class Reacher implements SecurityModule, TaskHooks {
  /** Grows by one letter for each class that is initialized: a step, the last, the idle one. */
  public static final String INITIALIZED = "itests.reacher.initialized";

  static void initialized(String letter) {
    System.setProperty(INITIALIZED, System.getProperty(INITIALIZED, "") + letter);
  }

  /** Stands between the hook and the last class; without the library its initializer fails. */
  static final class Step {
    static final Class<?> LIBRARY = Near.class;

    static {
      initialized("s");
    }

    private Step() {}

    static IntSupplier last() {
      return new Last();
    }
  }

  /** Fails at its start if it is told to. */
  static final class Last implements IntSupplier {
    /** Set to {@code true} for the initializer to fail. */
    static final String FLAWED = "itests.reacher.flawed";

    static {
      initialized("l");
      if (Boolean.getBoolean(FLAWED)) {
        throw new IllegalStateException("flawed on purpose");
      }
    }

    @Override
    public int getAsInt() {
      return Near.answer();
    }
  }

  @Override
  public ModuleId id() {
    return ModuleId.of("reacher");
  }

  @Override
  public Verdict taskKill(Cred subject, Task task, int signal) {
    return Verdict.deny(Errno.EPERM, "answer " + Step.last().getAsInt());
  }

  @Override
  public Verdict taskSetnice(Cred subject, Task task, int nice) {
    return Verdict.ALLOW;
  }
}
