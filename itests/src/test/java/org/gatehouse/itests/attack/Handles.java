package org.gatehouse.itests.attack;

import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Method handles, their proxies, lambdas and method references. */
final class Handles {
  private Handles() {}

  /** The shape of {@code Files.readString}. */
  @FunctionalInterface
  private interface Reads {
    String of(Path path) throws Exception;
  }

  static void handles(Prey prey, Attempts attempts) throws Exception {
    MethodHandle read = Frameless.readString();
    attempts.read("invoke", () -> (String) read.invoke(prey.secret()));
    attempts.read("invokeWithArguments", () -> read.invokeWithArguments(prey.secret()));
    attempts.read("bound", () -> (String) read.bindTo(prey.secret()).invoke());
    attempts.read(
        "spread", () -> read.asSpreader(Object[].class, 1).invoke(new Object[] {prey.secret()}));
    attempts.read(
        "constructor",
        () -> {
          MethodType type = MethodType.methodType(void.class, String.class);
          return (InputStream)
              MethodHandles.lookup()
                  .findConstructor(FileInputStream.class, type)
                  .invoke(prey.name());
        });
    attempts.read(
        "unreflected",
        () ->
            MethodHandles.lookup()
                .unreflect(Files.class.getMethod("readAllBytes", Path.class))
                .invokeWithArguments(prey.secret()));
    attempts.read(
        "folded",
        () ->
            MethodHandles.foldArguments(
                    MethodHandles.dropArguments(
                        MethodHandles.identity(String.class), 1, Path.class),
                    read)
                .invokeWithArguments(prey.secret()));
  }

  static void proxies(Prey prey, Attempts attempts) {
    attempts.read("Callable", () -> Frameless.as(Callable.class, prey).call());
    attempts.read("Supplier", () -> Frameless.as(Supplier.class, prey).get());
    attempts.read(
        "an interface of the attacker's", () -> Frameless.as(Attempt.Source.class, prey).read());
    attempts.read(
        "a proxy of a proxy",
        () -> {
          Callable<?> inner = Frameless.as(Callable.class, prey);
          MethodHandle call =
              MethodHandles.publicLookup()
                  .findVirtual(Callable.class, "call", MethodType.methodType(Object.class));
          return MethodHandleProxies.asInterfaceInstance(Supplier.class, call.bindTo(inner)).get();
        });
  }

  static void lambdas(Prey prey, Attempts attempts) {
    attempts.read("method reference", () -> ((Reads) Files::readString).of(prey.secret()));
    attempts.read(
        "bound method reference",
        () -> ((Attempt.Source) prey.secretFile().toURI().toURL()::openStream).read());
    attempts.read("mapped", () -> Optional.of(prey.name()).map(Reader::read).orElseThrow());
    attempts.act(
        "a look in a stream",
        () -> Stream.of(prey.secretFile()).filter(File::canRead).count() == 1);
    attempts.act(
        "a deletion in a stream",
        () -> Stream.of(Files.createFile(prey.fresh()).toFile()).allMatch(File::delete));
    attempts.read(
        "a lambda in an atomic",
        () -> new AtomicReference<>("").updateAndGet(old -> Reader.read(prey.name())));
    attempts.read("a lambda made by hand", () -> spun(prey).get());
  }

  /** What the compiler does for a lambda, with a method of the JDK's as its body. */
  private static Supplier<?> spun(Prey prey) throws Throwable {
    MethodType read = MethodType.methodType(String.class, Path.class);
    return (Supplier<?>)
        LambdaMetafactory.metafactory(
                MethodHandles.lookup(),
                "get",
                MethodType.methodType(Supplier.class, Path.class),
                MethodType.methodType(Object.class),
                Frameless.readString(),
                read.dropParameterTypes(0, 1))
            .getTarget()
            .invoke(prey.secret());
  }
}
