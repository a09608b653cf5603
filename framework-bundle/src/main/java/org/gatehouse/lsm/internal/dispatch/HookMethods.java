package org.gatehouse.lsm.internal.dispatch;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Rule;

/** The hook table, read off {@link HookTable} once. */
public final class HookMethods {
  /** Every hook; a hook's index is its place here. */
  public static final List<HookMethod> ALL = read();

  private static final Map<String, HookMethod> BY_NAME =
      ALL.stream().collect(Collectors.toMap(HookMethod::javaName, Function.identity()));

  private HookMethods() {}

  private static List<HookMethod> read() {
    List<HookMethod> all = new ArrayList<>();
    for (Class<?> group : HookTable.class.getInterfaces()) {
      Method[] methods = group.getDeclaredMethods();
      Arrays.sort(methods, Comparator.comparing(Method::getName));
      for (Method method : methods) {
        if (method.isDefault() && !method.isSynthetic()) {
          all.add(HookMethod.of(all.size(), method));
        }
      }
    }
    return List.copyOf(all);
  }

  /** By Java name or kernel name. */
  public static Optional<HookMethod> find(String name) {
    HookMethod hook = BY_NAME.get(name);
    return hook != null
        ? Optional.of(hook)
        : ALL.stream().filter(h -> h.kernelName().equals(name)).findFirst();
  }

  /** The hook that takes back what this alloc hook did. */
  static HookMethod undo(HookMethod alloc) {
    Rule rule = alloc.method().getAnnotation(Rule.class);
    HookMethod undo = rule == null ? null : BY_NAME.get(rule.undo());
    if (undo == null) {
      throw new IllegalStateException(alloc + " names no undo hook");
    }
    return undo;
  }
}
