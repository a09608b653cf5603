package org.gatehouse.itests.attack;

import java.beans.EventHandler;
import java.beans.Expression;
import java.io.FileInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Reflection, and reaching into others by it. */
final class Reflective {
  private Reflective() {}

  static void make(Prey prey, Attempts attempts) throws Exception {
    Method read = Files.class.getMethod("readString", Path.class);
    attempts.read("Method.invoke", () -> read.invoke(null, prey.secret()));
    attempts.read("invoke of invoke", () -> twice(read, prey));
    attempts.read(
        "newInstance",
        () -> FileInputStream.class.getConstructor(String.class).newInstance(prey.name()));
    attempts.read("proxy", () -> proxy(prey));
    attempts.read(
        "Expression",
        () -> new Expression(Files.class, "readString", new Object[] {prey.secret()}).getValue());
    attempts.read("EventHandler", () -> eventHandler(prey));
    attempts.act("a private field of a neighbour", () -> field(prey).get(null) != null);
    attempts.act("to write it", () -> write(field(prey)));
    attempts.act(
        "a private lookup into a neighbour",
        () -> MethodHandles.privateLookupIn(type(prey), MethodHandles.lookup()) != null);
    attempts.act(
        "a private handle of a neighbour",
        () ->
            MethodHandles.privateLookupIn(type(prey), MethodHandles.lookup())
                    .findStaticVarHandle(type(prey), "mine", String.class)
                    .get()
                != null);
    attempts.act("to open a module", () -> opened(prey));
  }

  private static Object twice(Method read, Prey prey) throws Exception {
    Method invoke = Method.class.getMethod("invoke", Object.class, Object[].class);
    return invoke.invoke(read, null, new Object[] {prey.secret()});
  }

  private static Object proxy(Prey prey) throws Exception {
    Class<?>[] types = {Callable.class};
    Object proxy =
        Proxy.newProxyInstance(
            Reflective.class.getClassLoader(),
            types,
            (self, method, arguments) -> Files.readString(prey.secret()));
    return ((Callable<?>) proxy).call();
  }

  /** The framework of beans makes the call. */
  private static String eventHandler(Prey prey) throws Exception {
    Callable<?> call = EventHandler.create(Callable.class, new FileBean(prey.secret()), "text");
    return (String) call.call();
  }

  /** A bean that reads. */
  public static final class FileBean {
    private final Path path;

    private FileBean(Path path) {
      this.path = path;
    }

    /** The text. */
    public String text() throws Exception {
      return Files.readString(path);
    }
  }

  private static Class<?> type(Prey prey) throws ClassNotFoundException {
    return prey.victim().loadClass("org.gatehouse.itests.module.Victim");
  }

  private static Field field(Prey prey) throws ReflectiveOperationException {
    Field field = type(prey).getDeclaredField("mine");
    field.setAccessible(true);
    return field;
  }

  private static boolean write(Field field) throws IllegalAccessException {
    field.set(null, "taken");
    return true;
  }

  private static boolean opened(Prey prey) throws ClassNotFoundException {
    Module module = type(prey).getModule();
    return module.addReads(Reflective.class.getModule()) != null;
  }
}
