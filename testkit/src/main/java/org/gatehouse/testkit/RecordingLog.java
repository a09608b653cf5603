package org.gatehouse.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.osgi.service.log.Logger;

/** Makes a logger that keeps its lines, each as {@code LEVEL message}. */
public final class RecordingLog {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger;

  /** With no lines. */
  public RecordingLog() {
    InvocationHandler handler = this::called;
    this.logger =
        (Logger)
            Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, handler);
  }

  private @Nullable Object called(Object proxy, Method method, Object @Nullable [] given) {
    if (method.getReturnType() == boolean.class) {
      return true;
    }
    if (method.getReturnType() != void.class) {
      return method.getReturnType() == String.class ? "recording" : null;
    }
    if (given != null) {
      lines.add(method.getName().toUpperCase(Locale.ROOT) + " " + text(given));
    }
    return null;
  }

  private static String text(Object[] given) {
    String text = String.valueOf(given[0]);
    for (int i = 1; i < given.length; i++) {
      Object[] values = given[i] instanceof Object[] several ? several : new Object[] {given[i]};
      for (Object value : values) {
        text = text.replaceFirst("\\{}", Matcher.quoteReplacement(String.valueOf(value)));
      }
    }
    return text;
  }

  /** The logger. */
  public Logger logger() {
    return logger;
  }

  /** Its lines so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
