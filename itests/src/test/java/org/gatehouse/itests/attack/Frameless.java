package org.gatehouse.itests.attack;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;

/** Calls that leave no frame of the attacker's on the stack. */
final class Frameless {
  private Frameless() {}

  /** {@code Files.readString} as a handle. */
  static MethodHandle readString() throws ReflectiveOperationException {
    MethodType type = MethodType.methodType(String.class, Path.class);
    return MethodHandles.publicLookup().findStatic(Files.class, "readString", type);
  }

  /** An object of the JDK's making that reads the secret when it is called, whatever its method. */
  static <T> T as(Class<T> type, Prey prey) throws ReflectiveOperationException {
    return MethodHandleProxies.asInterfaceInstance(type, readString().bindTo(prey.secret()));
  }

  /** The same, for a method that takes one argument and does not look at it. */
  static <T> T ignoring(Class<T> type, Prey prey) throws ReflectiveOperationException {
    MethodHandle bound = readString().bindTo(prey.secret());
    return MethodHandleProxies.asInterfaceInstance(
        type, MethodHandles.dropArguments(bound, 0, Object.class));
  }

  /** One that puts what it read into the box. */
  static Runnable into(StringBuffer box, Prey prey) throws ReflectiveOperationException {
    MethodHandle append =
        MethodHandles.publicLookup()
            .findVirtual(
                StringBuffer.class,
                "append",
                MethodType.methodType(StringBuffer.class, String.class))
            .bindTo(box);
    MethodHandle both = MethodHandles.filterArguments(append, 0, readString());
    return MethodHandleProxies.asInterfaceInstance(Runnable.class, both.bindTo(prey.secret()));
  }
}
