package org.gatehouse.itests.module;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Rule;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;

/**
 * Denies one bundle, by its name, whatever any hook is asked of it, but for the packages it is
 * wired to: without those of the framework it would not start, and do nothing.
 */
public final class Warden implements SecurityModule {
  private static final String PRISONER = "test.attacker";
  private static final ModuleId ID = ModuleId.of("warden");
  private static final Verdict NO = Verdict.deny(Errno.EACCES, "the warden says no");

  @Override
  public ModuleId id() {
    return ID;
  }

  @Override
  public List<Object> hooks() {
    Class<?>[] table = {HookTable.class};
    return List.of(Proxy.newProxyInstance(HookTable.class.getClassLoader(), table, decide()));
  }

  private static InvocationHandler decide() {
    return (proxy, method, arguments) ->
        isCheck(method, arguments) && isPrisoner((Cred) arguments[0])
            ? NO
            : InvocationHandler.invokeDefault(proxy, method, arguments);
  }

  private static boolean isPrisoner(Cred subject) {
    return subject.task().name().equals(PRISONER);
  }

  /** Hooks with a rule of their own make objects and labels, and decide nothing. */
  private static boolean isCheck(Method method, Object[] arguments) {
    return method.getReturnType() == Verdict.class
        && !method.getName().equals("bundleWire")
        && !method.isAnnotationPresent(Rule.class)
        && arguments[0] instanceof Cred;
  }
}
