package org.gatehouse.lsm.internal.stack;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Predicate;
import org.gatehouse.lsm.hook.Combine;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.dispatch.FaultSink;
import org.gatehouse.lsm.internal.dispatch.HookMethod;
import org.gatehouse.lsm.internal.dispatch.HookMethods;
import org.gatehouse.lsm.internal.dispatch.Place;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.jspecify.annotations.Nullable;

/**
 * What decides until the modules named in {@code required=} are enabled: the framework, the
 * operator and the infrastructure that must bring those modules may do everything, others nothing.
 */
final class BootPolicy {
  /** Its name in decisions. */
  static final String NAME = "boot";

  private static final Verdict NO =
      Verdict.deny(Errno.EPERM, "the required modules are not enabled yet");

  private BootPolicy() {}

  /**
   * @param infrastructure what must run before the required modules can come
   */
  static Place place(Predicate<Task> infrastructure) {
    Object hooks =
        Proxy.newProxyInstance(
            HookTable.class.getClassLoader(),
            new Class<?>[] {HookTable.class},
            decide(infrastructure));
    return Place.asking(NAME, 0, List.of(hooks), FaultSink.NONE);
  }

  private static InvocationHandler decide(Predicate<Task> infrastructure) {
    return (proxy, method, arguments) ->
        isCheck(method, arguments) && !mayDoAll((Cred) arguments[0], infrastructure)
            ? NO
            : InvocationHandler.invokeDefault(proxy, method, arguments);
  }

  private static boolean mayDoAll(Cred subject, Predicate<Task> infrastructure) {
    return subject.isPrivileged() || infrastructure.test(subject.task());
  }

  /** Alloc hooks are no checks: objects come to be during boot too. */
  private static boolean isCheck(Method method, Object @Nullable [] arguments) {
    return arguments != null
        && arguments[0] instanceof Cred
        && HookMethods.find(method.getName()).map(HookMethod::combine).orElse(Combine.NOTIFY)
            == Combine.CONFIGURED;
  }
}
