package org.gatehouse.lsm.internal.osgi;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Does before a module is enabled what would else be done inside a hook: loads every class of its
 * bundle and what these lead to in other bundles, and initializes what its hooks lead to in its
 * own.
 *
 * <p>Loading a class may need the framework's locks, and a hook that waits for one of them while a
 * refresh waits for the hook would never end. An initializer is the module's code, and a hook is no
 * place for the first run of it; what no hook leads to is not initialized, since nobody asked for
 * its effects. Bundle 0 and this bundle are not followed: what they have outlives every hook.
 */
final class Preload {
  private static final @Nullable Bundle SELF = FrameworkUtil.getBundle(Preload.class);

  private final Bundle bundle;
  private final ClassLoader loader;

  private Preload(Bundle bundle, ClassLoader loader) {
    this.bundle = bundle;
    this.loader = loader;
  }

  /**
   * Prepares the classes for these hooks. A class that cannot be loaded, as it lacks an optional
   * import, is left alone.
   *
   * @param hooks the objects that have the module's hooks
   * @throws LsmException EINVAL if an initializer fails
   */
  static void classesOf(Bundle bundle, Collection<?> hooks) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    if (wiring != null) {
      new Preload(bundle, wiring.getClassLoader()).prepare(wiring, hooks);
    }
  }

  private void prepare(BundleWiring wiring, Collection<?> hooks) {
    List<Class<?>> asked = hooks.stream().<Class<?>>map(Object::getClass).toList();
    List<Class<?>> all = Stream.concat(classes(wiring), asked.stream()).toList();
    Reach.of(all, Preload::isFollowed);
    Set<Class<?>> own = Reach.of(asked, type -> loader.equals(type.getClassLoader()));
    own.forEach(this::initialize);
  }

  private Stream<Class<?>> classes(BundleWiring wiring) {
    int local = BundleWiring.LISTRESOURCES_LOCAL | BundleWiring.LISTRESOURCES_RECURSE;
    return wiring.listResources("/", "*.class", local).stream()
        .filter(n -> !n.startsWith("META-INF/") && !n.endsWith("-info.class"))
        .map(n -> n.substring(0, n.length() - ".class".length()).replace('/', '.'))
        .<@Nullable Class<?>>map(n -> Reach.load(n, loader))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull);
  }

  private static boolean isFollowed(Class<?> type) {
    return type.getClassLoader() instanceof BundleReference reference
        && reference.getBundle().getBundleId() != 0
        && !reference.getBundle().equals(SELF);
  }

  private void initialize(Class<?> type) {
    try {
      Class.forName(type.getName(), true, loader);
    } catch (ExceptionInInitializerError e) {
      throw refusal(type, String.valueOf(e.getCause()));
    } catch (NoClassDefFoundError e) {
      if (e.getCause() instanceof ExceptionInInitializerError before && !isAbsence(before)) {
        throw refusal(type, String.valueOf(before.getMessage()));
      }
    } catch (ClassNotFoundException | LinkageError e) {
      throw refusal(type, e.toString());
    }
  }

  /** Whether an initializer failed the first time for want of a class; the JVM keeps the text. */
  private static boolean isAbsence(ExceptionInInitializerError before) {
    String text = String.valueOf(before.getMessage());
    return text.startsWith("Exception " + NoClassDefFoundError.class.getName());
  }

  private LsmException refusal(Class<?> type, String cause) {
    String first = cause.lines().findFirst().orElse("");
    return new LsmException(
        Errno.EINVAL,
        "class "
            + type.getName()
            + " of bundle "
            + bundle.getSymbolicName()
            + " does not initialize: "
            + first);
  }
}
