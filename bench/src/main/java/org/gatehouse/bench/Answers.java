package org.gatehouse.bench;

import java.lang.reflect.Proxy;
import java.util.Map;

/** What a module asks of the framework when it is made, without a framework. */
final class Answers {
  private Answers() {}

  /** Of the framework's properties only where the configuration is has a value. */
  static <T> T of(Class<T> type, Map<String, Object> answers) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              boolean other =
                  method.getName().equals("getProperty")
                      && !arguments[0].equals("felix.fileinstall.dir");
              return other ? null : answers.get(method.getName());
            });
    return type.cast(proxy);
  }
}
