package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.ATTACH;
import static org.gatehouse.bridge.Operation.CLASS_DEFINE;
import static org.gatehouse.bridge.Operation.CLASS_DEFINE_LOOKUP;
import static org.gatehouse.bridge.Operation.INSTRUMENT;
import static org.gatehouse.bridge.Operation.LOADER_CREATE;
import static org.gatehouse.bridge.Operation.NATIVE_ACCESS;
import static org.gatehouse.bridge.Operation.NATIVE_LOAD;
import static org.gatehouse.bridge.Operation.PROXY_DEFINE;
import static org.gatehouse.bridge.Operation.SCRIPT;
import static org.gatehouse.bridge.Operation.SERVICE_LOAD;
import static org.gatehouse.bridge.Operation.UNSAFE;
import static org.gatehouse.mediation.ask.Row.Who.NOT_INITIALIZER;

import java.io.IOException;
import java.lang.invoke.MethodHandles.Lookup;
import java.nio.file.Path;
import java.util.Set;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.mediation.ask.Resolver.Found;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.gatehouse.mediation.subject.Attribution;
import org.gatehouse.mediation.subject.JdkClasses;
import org.gatehouse.mediation.subject.Subject;
import org.jspecify.annotations.Nullable;

/** Code that comes in: classes, loaders, native libraries; and what breaks the JVM's integrity. */
final class CodeMediator {
  private static final String LOAD = "kernel_load_data";

  /** System's and Runtime's methods that NATIVE_LOAD decides. */
  private static final Set<String> LOADS = Set.of("load", "loadLibrary");

  /** What writes the classes behind invokedynamic, from nothing that an application can choose. */
  private static final Set<String> SPINNERS =
      Set.of(
          "java.lang.invoke.InnerClassLambdaMetafactory",
          "java.lang.invoke.StringConcatFactory$InlineHiddenClassStrategy",
          "java.lang.runtime.SwitchBootstraps");

  private static final String LOCKED = "locked_down";
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();
  private static final ClassLoader LAUNCHER = ClassLoader.getSystemClassLoader();
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  private final Resolver resolver;
  private final HookTable table;
  private final ObjectTable objects;

  CodeMediator(Resolver resolver, Surroundings around) {
    this.resolver = resolver;
    this.table = around.table();
    this.objects = around.objects();
  }

  void addTo(Rows rows) {
    rows.add(LOADER_CREATE, NOT_INITIALIZER, this::makeLoader, "userns_create");
    rows.add(CLASS_DEFINE, this::definer, loads("class"), LOAD);
    rows.add(CLASS_DEFINE_LOOKUP, CodeMediator::looker, loads("class"), LOAD);
    rows.add(PROXY_DEFINE, NOT_INITIALIZER, loads("proxy"), LOAD);
    rows.add(SCRIPT, loads("script"), LOAD);
    rows.add(SERVICE_LOAD, NOT_INITIALIZER, this::loadService, "kernel_module_request");
    rows.add(NATIVE_LOAD, this::loadedFor, this::loadLibrary, "kernel_read_file", "capable");
    rows.add(
        NATIVE_ACCESS,
        CodeMediator::restricted,
        breaks("native access", Capability.CAP_SYS_RAWIO),
        LOCKED,
        "capable");
    rows.add(UNSAFE, breaks("Unsafe", Capability.CAP_SYS_RAWIO), LOCKED, "capable");
    rows.add(INSTRUMENT, breaks("instrumentation", Capability.CAP_SYS_PTRACE), LOCKED, "capable");
    rows.add(ATTACH, breaks("attach", Capability.CAP_SYS_PTRACE), LOCKED, "capable");
  }

  /** What the JDK's own loaders find on the class path was brought in by the launcher. */
  private @Nullable Subject definer(Attribution attribution, Arguments with) {
    boolean launchers = with.a() == PLATFORM || with.a() == LAUNCHER;
    return launchers ? null : attribution.subject();
  }

  /** What the JDK spins to link a lambda or a switch is no code that comes in. */
  private static @Nullable Subject looker(Attribution attribution, Arguments with) {
    Class<?> caller = attribution.callerOf(Lookup.class);
    return caller != null && isSpinner(caller) ? null : attribution.subject();
  }

  private static boolean isSpinner(Class<?> type) {
    return type.getClassLoader() == null && !type.isHidden() && SPINNERS.contains(type.getName());
  }

  private Verdict makeLoader(Asking asking, Cred subject, Arguments with) {
    return asking.each(() -> table.usernsCreate(subject));
  }

  /** Native code was loaded by its own decision; the JDK loads its own on whosever stack. */
  private static @Nullable Subject restricted(Attribution attribution, Arguments with) {
    boolean jdks = with.b() instanceof Class<?> caller && JdkClasses.contain(caller);
    boolean loads = LOADS.contains(with.text(with.a())) || with.isTrue(with.c());
    return jdks || loads ? null : attribution.subject();
  }

  private Row.Question loads(String kind) {
    return (asking, subject, with) -> asking.each(() -> table.kernelLoadData(subject, kind));
  }

  private Verdict loadService(Asking asking, Cred subject, Arguments with) {
    String name = with.a() instanceof Class<?> service ? service.getName() : with.text(with.a());
    return asking.each(() -> table.kernelModuleRequest(subject, name));
  }

  private Row.Question breaks(String what, Capability capability) {
    return (asking, subject, with) ->
        asking.each(
            () -> table.lockedDown(subject, what), () -> table.capable(subject, capability));
  }

  /** The class that the library is for; the JDK's own libraries are its business. */
  private @Nullable Subject loadedFor(Attribution attribution, Arguments with) {
    if (with.a() instanceof Class<?> type && !JdkClasses.contain(type)) {
      return attribution.saysNothing(type) ? attribution.subject() : attribution.acting(type);
    }
    return isOfJdk(with.text(with.b())) ? null : attribution.subject();
  }

  /** A bare name is looked for in the JDK's own directories only, where the class is the JDK's. */
  private static boolean isOfJdk(String library) {
    Path path = Path.of(library).normalize();
    return !path.isAbsolute() ? path.getNameCount() == 1 : path.startsWith(JDK);
  }

  private Verdict loadLibrary(Asking asking, Cred subject, Arguments with) throws IOException {
    String name = with.text(with.b());
    Found found = Path.of(name).isAbsolute() ? resolver.follow(name) : null;
    PathObject path =
        found == null ? new PathObject(name, null) : asking.outside(() -> resolver.object(found));
    return asking.each(
        () -> readLibrary(subject, path), () -> table.capable(subject, Capability.CAP_SYS_MODULE));
  }

  private Verdict readLibrary(Cred subject, PathObject path) {
    FileObject file = objects.file(path, Mask.READ | Mask.EXEC, subject);
    try {
      return table.kernelReadFile(subject, file, "native-library");
    } finally {
      objects.release(file);
    }
  }
}
