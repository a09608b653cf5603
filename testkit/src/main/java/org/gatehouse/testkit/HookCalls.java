package org.gatehouse.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.internal.dispatch.HookMethod;
import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.lsm.object.StackOperation;
import org.gatehouse.lsm.object.Xattr;
import org.jspecify.annotations.Nullable;

/** Calls any hook with arguments that fit its parameters, derived from the hook table. */
public final class HookCalls {
  private final Cred subject;
  private final Map<Class<?>, Object> values = new HashMap<>();

  /**
   * Calls by this subject on these objects.
   *
   * @param subject who asks; every other cred among the parameters is the objects' task's
   */
  public HookCalls(Cred subject, FakeObjects objects) {
    this.subject = subject;
    List.of(
            objects.task(),
            objects.task().cred(),
            objects.bundle(),
            objects.path(),
            objects.inode(),
            objects.file(),
            objects.socket(),
            objects.service(),
            objects.message(),
            objects.program(),
            new Address(SocketObject.AF_INET, "127.0.0.1", 8080),
            new Xattr("user.example", new byte[] {1}),
            Attribute.CURRENT,
            PtraceMode.ATTACH,
            Capability.CAP_SYS_PTRACE,
            StackOperation.CONFIGURE,
            "example")
        .forEach(value -> values.put(value.getClass(), value));
    values.put(int.class, Mask.READ);
    values.put(long.class, 1L);
    values.put(boolean.class, true);
    values.put(byte[].class, "example".getBytes(StandardCharsets.US_ASCII));
  }

  /** Arguments for the hook. */
  public Object[] arguments(HookMethod hook) {
    List<Parameter> parameters = hook.parameters();
    return IntStream.range(0, parameters.size())
        .mapToObj(i -> i == 0 && hook.hasSubject() ? subject : value(parameters.get(i)))
        .toArray();
  }

  private Object value(Parameter parameter) {
    Object value = values.get(parameter.getType());
    if (value == null) {
      throw new IllegalStateException("no value for a parameter of " + parameter.getType());
    }
    return value;
  }

  /** Calls the hook of the target; what it throws comes out as the cause. */
  public @Nullable Object call(HookMethod hook, Object target) {
    try {
      return hook.method().invoke(target, arguments(hook));
    } catch (InvocationTargetException e) {
      throw new AssertionError("hook " + hook + " threw " + e.getCause(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
