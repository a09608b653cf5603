package org.gatehouse.itests.attack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;

/** What gets below Java: Unsafe, native libraries, the foreign function interface. */
final class Raw {
  private static final String UNSAFE = "sun.misc.Unsafe";

  private Raw() {}

  static void make(Prey prey, Attempts attempts) {
    attempts.act("the field of Unsafe", () -> unsafe() != null);
    attempts.act(
        "the constructor of Unsafe",
        () -> {
          Constructor<?> make = Class.forName(UNSAFE).getDeclaredConstructor();
          make.setAccessible(true);
          return make.newInstance() != null;
        });
    attempts.act(
        "load",
        () -> {
          System.load(Path.of(System.getProperty("java.home"), "lib/libprefs.so").toString());
          return true;
        });
    attempts.act(
        "loadLibrary",
        () -> {
          System.loadLibrary("rmi");
          return true;
        });
    attempts.act("a native linker", () -> linker() != null);
    attempts.act("a private field of the JDK", () -> reached(String.class, "value"));
    attempts.act("attach", () -> attached() != null);
  }

  static void bridge(Prey prey, Attempts attempts) {
    attempts.act("its fields", () -> bridge().getDeclaredFields().length > 0);
    attempts.act("its methods", () -> bridge().getDeclaredMethods().length > 0);
    attempts.act(
        "a private lookup",
        () -> MethodHandles.privateLookupIn(bridge(), MethodHandles.lookup()) != null);
    attempts.act(
        "a private field of the host",
        () -> {
          Class<?> verdict = prey.context().getBundle().loadClass("org.gatehouse.lsm.hook.Verdict");
          verdict.getDeclaredFields()[0].setAccessible(true);
          return true;
        });
    attempts.act(
        "to connect to it",
        () -> {
          Class<?> handler = Class.forName("org.gatehouse.bridge.Handler");
          MethodType type = MethodType.methodType(void.class, Object.class, handler);
          MethodHandles.lookup()
              .findStatic(bridge(), "connect", type)
              .invokeWithArguments(new Object(), null);
          return true;
        });
  }

  private static Class<?> bridge() throws ClassNotFoundException {
    return Class.forName("org.gatehouse.bridge.Bridge");
  }

  private static Object unsafe() throws Exception {
    Field field = Class.forName(UNSAFE).getDeclaredField("theUnsafe");
    field.setAccessible(true);
    return field.get(null);
  }

  private static boolean reached(Class<?> type, String name) throws Exception {
    type.getDeclaredField(name).setAccessible(true);
    return true;
  }

  private static Object linker() throws Exception {
    Class<?> linker = Class.forName("java.lang.foreign.Linker");
    Object here = linker.getMethod("nativeLinker").invoke(null);
    Object lookup = linker.getMethod("defaultLookup").invoke(here);
    Class<?> lookups = Class.forName("java.lang.foreign.SymbolLookup");
    Object getpid = lookups.getMethod("find", String.class).invoke(lookup, "getpid");
    Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
    Class<?> descriptor = Class.forName("java.lang.foreign.FunctionDescriptor");
    Class<?> layout = Class.forName("java.lang.foreign.MemoryLayout");
    Class<?> option = Class.forName("[Ljava.lang.foreign.Linker$Option;");
    Object none = java.lang.reflect.Array.newInstance(layout, 0);
    Object plain = descriptor.getMethod("ofVoid", none.getClass()).invoke(null, none);
    Method handle = linker.getMethod("downcallHandle", segment, descriptor, option);
    Object options = java.lang.reflect.Array.newInstance(option.getComponentType(), 0);
    return handle.invoke(here, ((java.util.Optional<?>) getpid).orElseThrow(), plain, options);
  }

  private static Object attached() throws Exception {
    Class<?> machine = Class.forName("com.sun.tools.attach.VirtualMachine");
    String self = String.valueOf(ProcessHandle.current().pid());
    return machine.getMethod("attach", String.class).invoke(null, self);
  }
}
