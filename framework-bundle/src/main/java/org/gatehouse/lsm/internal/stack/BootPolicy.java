package org.gatehouse.lsm.internal.stack;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.dispatch.FaultSink;
import org.gatehouse.lsm.internal.dispatch.Place;
import org.gatehouse.lsm.object.Cred;

/**
 * What decides until the modules named in {@code required=} are enabled: the framework and the
 * operator may do everything, others nothing.
 */
final class BootPolicy {
  /** Its name in decisions. */
  static final String NAME = "boot";

  private static final Verdict NO =
      Verdict.deny(Errno.EPERM, "the required modules are not enabled yet");

  private BootPolicy() {}

  static Place place() {
    Object hooks =
        Proxy.newProxyInstance(
            HookTable.class.getClassLoader(), new Class<?>[] {HookTable.class}, decide());
    return Place.asking(NAME, 0, List.of(hooks), FaultSink.NONE);
  }

  private static InvocationHandler decide() {
    return (proxy, method, arguments) ->
        isCheck(method, arguments) && !((Cred) arguments[0]).isPrivileged()
            ? NO
            : InvocationHandler.invokeDefault(proxy, method, arguments);
  }

  private static boolean isCheck(Method method, Object[] arguments) {
    return method.getReturnType() == Verdict.class && arguments[0] instanceof Cred;
  }
}
