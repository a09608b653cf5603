package org.gatehouse.agent;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.bridge.Values;

/** The methods that the table may name behind a dollar sign. */
final class Conversions {
  private static final Map<String, Method> BY_NAME = new HashMap<>();

  static {
    for (Method method : Values.class.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        BY_NAME.put(method.getName(), method);
      }
    }
  }

  private Conversions() {}

  /**
   * The method of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Method of(String name) {
    Method method = BY_NAME.get(name);
    if (method == null) {
      throw new IllegalArgumentException("no conversion '" + name + "'");
    }
    return method;
  }
}
