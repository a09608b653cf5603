package org.gatehouse.agent.probe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.Callable;
import org.gatehouse.bridge.Bridge;
import org.gatehouse.bridge.Coverage;
import org.gatehouse.bridge.FileStats;
import org.gatehouse.bridge.Handler;

/** Tries to get at the bridge's state, as an application would. */
public final class SealMain {
  private SealMain() {}

  /** {@code coverage} or {@code attacks}. */
  public static void main(String[] args) throws Exception {
    if (args[0].equals("coverage")) {
      Coverage.rows().stream()
          .filter(row -> row.state() == Coverage.State.MISSING)
          .forEach(System.out::println);
      System.out.println(Coverage.isComplete() ? "complete" : "incomplete");
      return;
    }
    Bridge.take(); // as the host does at start
    attempt("claim", Bridge::claim);
    attempt("take", Bridge::take);
    attempt("getDeclaredField", () -> Bridge.class.getDeclaredField("handler"));
    attempt("getDeclaredField token", () -> Bridge.class.getDeclaredField("token"));
    attempt("getDeclaredMethod", () -> Bridge.class.getDeclaredMethod("demand", Object.class));
    attempt("getDeclaredFields", () -> only(Bridge.class.getDeclaredFields()));
    attempt("privateLookupIn", () -> privately().lookupClass());
    attempt(
        "Lookup.in", () -> lookupIn().findStaticVarHandle(Bridge.class, "handler", Handler.class));
    attempt("findStatic", SealMain::connect);
    attempt(
        "Descriptors",
        () -> only(Class.forName("org.gatehouse.bridge.Descriptors").getDeclaredFields()));
    attempt("FileStats", () -> only(FileStats.class.getDeclaredFields()));
    attempt("FileStats.open", () -> FileStats.open(new Object()));
  }

  private static Object only(Object[] found) {
    if (found.length == 0) {
      throw new SecurityException("nothing to see");
    }
    return List.of(found);
  }

  private static Lookup privately() throws IllegalAccessException {
    return MethodHandles.privateLookupIn(Bridge.class, MethodHandles.lookup());
  }

  private static Lookup lookupIn() {
    return MethodHandles.lookup().in(Bridge.class);
  }

  private static Object connect() throws Exception {
    Method method = Object.class.getMethod("hashCode");
    MethodType type = MethodType.methodType(void.class, Object.class, Handler.class);
    try {
      MethodHandles.publicLookup()
          .findStatic(Bridge.class, "connect", type)
          .invoke(new Object(), (Handler) null);
    } catch (Throwable t) {
      throw (Exception) t;
    }
    return method;
  }

  private static void attempt(String name, Callable<?> attack) {
    try {
      System.out.println("SUCCEEDED " + name + ": " + attack.call());
    } catch (Throwable t) {
      System.out.println("refused " + name + ": " + t.getClass().getSimpleName());
    }
  }
}
