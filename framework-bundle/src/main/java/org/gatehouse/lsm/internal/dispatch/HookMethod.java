package org.gatehouse.lsm.internal.dispatch;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gatehouse.lsm.hook.Combine;
import org.gatehouse.lsm.hook.JvmOnly;
import org.gatehouse.lsm.hook.Rule;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;

/**
 * One row of the hook table, derived from a method of an interface in {@code hook}.
 *
 * @param index its place in {@link HookMethods#ALL}
 * @param method the method
 * @param combine its combine rule
 */
public record HookMethod(int index, Method method, Combine combine) {
  static HookMethod of(int index, Method method) {
    Rule rule = method.getAnnotation(Rule.class);
    return new HookMethod(index, method, rule != null ? rule.value() : byReturnType(method));
  }

  private static Combine byReturnType(Method method) {
    if (method.getReturnType() == Verdict.class) {
      return Combine.CONFIGURED;
    }
    return method.getReturnType() == void.class ? Combine.NOTIFY : Combine.FIRST_ANSWER;
  }

  /** The method's name. */
  public String javaName() {
    return method.getName();
  }

  /** The name in the kernel's style: {@code fileOpen} is {@code file_open}. */
  public String kernelName() {
    return method.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** The interface. */
  public Class<?> group() {
    return method.getDeclaringClass();
  }

  /** Whether Linux has no such hook. */
  public boolean isJvmOnly() {
    return method.isAnnotationPresent(JvmOnly.class) || group().isAnnotationPresent(JvmOnly.class);
  }

  /** The parameters. */
  public List<Parameter> parameters() {
    return Arrays.asList(method.getParameters());
  }

  /** Whether the first parameter is the subject. */
  public boolean hasSubject() {
    Parameter[] all = method.getParameters();
    return all.length > 0 && all[0].getType() == Cred.class && all[0].getName().equals("subject");
  }

  /** Whether the object has this hook: it overrides the interface's default method. */
  public boolean isImplementedBy(Object hooks) {
    if (!group().isInstance(hooks)) {
      return false;
    }
    try {
      Class<?>[] types = method.getParameterTypes();
      return hooks.getClass().getMethod(method.getName(), types).getDeclaringClass() != group();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("an instance of the interface has its methods", e);
    }
  }

  @Override
  public String toString() {
    return kernelName();
  }
}
