package org.gatehouse.lsm.internal.dispatch;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gatehouse.lsm.hook.Combine;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.text.Nearest;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.stacker.CheckResult;

/** Asks the published version a question by the hook's name: the same dispatcher, and no audit. */
public final class Questions {
  private static final HookTable DEFAULTS = new HookTable() {};

  private final Published published;

  /** Asks this stack. */
  public Questions(Published published) {
    this.published = published;
  }

  /** The answer of the hook where no module has it, in words. */
  public static String defaultAnswer(HookMethod hook) {
    Object[] arguments = hook.parameters().stream().map(Questions::zero).toArray();
    return String.valueOf(invoke(hook, DEFAULTS, arguments));
  }

  private static Object zero(Parameter parameter) {
    Class<?> type = parameter.getType();
    Object zero = Array.get(Array.newInstance(type, 1), 0);
    return zero;
  }

  /**
   * Asks a check.
   *
   * @throws LsmException ENOENT no such hook, with the nearest names; EINVAL not a check, or
   *     arguments that do not fit
   */
  public CheckResult ask(String name, Cred subject, List<Object> given) {
    HookMethod hook = HookMethods.find(name).orElseThrow(() -> unknown(name));
    if (hook.combine() != Combine.CONFIGURED) {
      throw new LsmException(Errno.EINVAL, "hook '" + hook + "' is not a check");
    }
    List<Object> arguments = new ArrayList<>(given);
    if (hook.hasSubject()) {
      arguments.add(0, subject);
    }
    checkTypes(hook, arguments);
    return published.srcu.read(() -> ask(published.current, hook, arguments.toArray()));
  }

  private static CheckResult ask(StackVersion version, HookMethod hook, Object[] arguments) {
    Verdict verdict = (Verdict) invoke(hook, version.dispatcher(), arguments);
    if (verdict == Verdict.ALLOW) {
      return new CheckResult(verdict, Answers.allAllowed(version, hook, arguments));
    }
    return new CheckResult(verdict, Objects.requireNonNull(verdict.decision()));
  }

  private static LsmException unknown(String name) {
    List<String> names = new ArrayList<>();
    for (HookMethod hook : HookMethods.ALL) {
      names.add(hook.kernelName());
      names.add(hook.javaName());
    }
    return new LsmException(Errno.ENOENT, "no hook '" + name + "'" + Nearest.hint(name, names));
  }

  private static void checkTypes(HookMethod hook, List<Object> arguments) {
    List<Parameter> parameters = hook.parameters();
    if (parameters.size() != arguments.size()) {
      throw new LsmException(Errno.EINVAL, "hook '" + hook + "' takes " + parameters);
    }
    for (int i = 0; i < arguments.size(); i++) {
      Class<?> type = MethodType.methodType(parameters.get(i).getType()).wrap().returnType();
      if (!type.isInstance(arguments.get(i))) {
        throw new LsmException(
            Errno.EINVAL,
            "hook '" + hook + "': " + parameters.get(i) + " is not " + arguments.get(i));
      }
    }
  }

  private static Object invoke(HookMethod hook, Object target, Object[] arguments) {
    try {
      return hook.method().invoke(target, arguments);
    } catch (InvocationTargetException | IllegalAccessException e) {
      throw new IllegalStateException("a dispatcher answers and does not throw", e);
    }
  }
}
