package org.gatehouse.yama;

import java.lang.reflect.Proxy;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.testkit.RecordingModule;

/** What the tests of this module share. */
final class Worlds {
  private Worlds() {}

  /** A configuration with this value. */
  static Yama.Config config(String scope) {
    return (Yama.Config)
        Proxy.newProxyInstance(
            Yama.Config.class.getClassLoader(),
            new Class<?>[] {Yama.Config.class},
            (proxy, method, arguments) -> scope);
  }

  /** A scope that was set. */
  static ScopeSetting scope(String value) {
    ScopeSetting setting = new ScopeSetting();
    setting.set(value);
    return setting;
  }

  /** A capability module by which only this task holds CAP_SYS_PTRACE; others hold what is left. */
  static RecordingModule sysPtraceOnlyFor(Task holder) {
    Verdict no = Verdict.deny(Errno.EPERM, "not held");
    return RecordingModule.named("capability")
        .on(
            "capable",
            arguments -> {
              boolean asked = arguments.get(1) == Capability.CAP_SYS_PTRACE;
              boolean held = ((Cred) arguments.get(0)).task() == holder;
              return asked && !held ? no : Verdict.ALLOW;
            });
  }
}
