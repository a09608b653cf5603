package org.gatehouse.mediation.subject;

import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.stream.Collectors;

/** Which classes are the JDK's own, or were spun by it and prove nothing. */
public final class JdkClasses {
  private static final Set<String> MODULES =
      ModuleFinder.ofSystem().findAll().stream()
          .map(ModuleReference::descriptor)
          .map(descriptor -> descriptor.name())
          .collect(Collectors.toUnmodifiableSet());

  /** Loaders that the JDK makes for its own accessors, on whosever stack. */
  private static final Set<String> ACCESSORS =
      Set.of("jdk.internal.reflect.DelegatingClassLoader", "sun.reflect.misc.MethodUtil");

  private JdkClasses() {}

  /** Whether the class came with the JDK. */
  public static boolean contain(Class<?> type) {
    Module module = type.getModule();
    return type.getClassLoader() == null
        || (module.getLayer() == ModuleLayer.boot() && MODULES.contains(module.getName()));
  }

  /**
   * Whether the JDK made the class, and may have put it into the loader of an interface that
   * somebody else named: proxies, and hidden classes in a module of their own.
   */
  static boolean spun(Class<?> type) {
    boolean borrowed = type.isHidden() && type.getModule().isNamed();
    return borrowed || Proxy.isProxyClass(type) || isAccessor(type.getClassLoader());
  }

  private static boolean isAccessor(ClassLoader loader) {
    Class<?> type = loader.getClass();
    return type.getClassLoader() == null && ACCESSORS.contains(type.getName());
  }
}
