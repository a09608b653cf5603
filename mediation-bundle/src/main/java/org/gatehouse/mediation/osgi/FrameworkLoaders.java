package org.gatehouse.mediation.osgi;

import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.mediation.subject.BundleLoaders;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleRevisions;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Whose class loaders are, by what the framework says of its bundles' wirings.
 *
 * <p>A loader's own claim only tells which bundle to look at, and only that of the framework's own
 * loader class is listened to: any other loader's method would be an application's code. Even then
 * the loader counts only if the bundle's wiring has that very loader.
 */
final class FrameworkLoaders implements BundleLoaders {
  private static final String HOST_PACKAGE = "org.gatehouse.";

  /** The namespace of extenders; its constant is in a jar of its own. */
  private static final String EXTENDER = "osgi.extender";

  /** Felix answers for handlers of URLs; its frames are in every use of a URL. */
  private static final String URL_HANDLERS = "org.apache.felix.framework.URLHandlers";

  private final LongFunction<@Nullable Bundle> bundles;
  private final ClassLoader framework;
  private final ClassLoader launcher;
  private final Set<ClassLoader> host;

  /**
   * @param bundles the bundle of a number, if there is one
   * @param framework the loader of the framework's classes
   */
  FrameworkLoaders(LongFunction<@Nullable Bundle> bundles, ClassLoader framework) {
    this.bundles = bundles;
    this.framework = framework;
    this.launcher = ClassLoader.getSystemClassLoader();
    this.host =
        Stream.of(HookTable.class, FrameworkLoaders.class)
            .map(Class::getClassLoader)
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean isFramework(ClassLoader loader) {
    return loader == framework || loader == launcher || host.contains(loader);
  }

  @Override
  public boolean isSealed(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    boolean byLauncher = loader == null || loader == launcher || loader == framework;
    return byLauncher ? type.getName().startsWith(HOST_PACKAGE) : host.contains(loader);
  }

  @Override
  public boolean isExtender(long extender, long bundle) {
    Bundle reached = bundles.apply(bundle);
    BundleWiring wiring = reached == null ? null : reached.adapt(BundleWiring.class);
    return wiring != null
        && wiring.getRequiredWires(EXTENDER).stream()
            .anyMatch(wire -> wire.getProvider().getBundle().getBundleId() == extender);
  }

  @Override
  public boolean passesOn(Class<?> type) {
    return type.getClassLoader() == framework && type.getName().startsWith(URL_HANDLERS);
  }

  @Override
  public long bundleOf(ClassLoader loader) {
    Bundle claimed = claimed(loader);
    return claimed != null && isMadeFor(claimed, loader) ? claimed.getBundleId() : NONE;
  }

  private @Nullable Bundle claimed(ClassLoader loader) {
    boolean ofFramework = loader.getClass().getClassLoader() == framework;
    return ofFramework && loader instanceof BundleReference reference
        ? reference.getBundle()
        : null;
  }

  private static boolean isMadeFor(Bundle bundle, ClassLoader loader) {
    return isLoaderOf(bundle.adapt(BundleWiring.class), loader) || isOfOldRevision(bundle, loader);
  }

  private static boolean isLoaderOf(@Nullable BundleWiring wiring, ClassLoader loader) {
    return wiring != null && wiring.getClassLoader() == loader;
  }

  /** After an update the classes of the old revision go on until the refresh. */
  private static boolean isOfOldRevision(Bundle bundle, ClassLoader loader) {
    BundleRevisions revisions = bundle.adapt(BundleRevisions.class);
    return revisions != null
        && revisions.getRevisions().stream()
            .map(BundleRevision::getWiring)
            .anyMatch(wiring -> isLoaderOf(wiring, loader));
  }
}
