package org.gatehouse.mediation.subject;

/** The task that each class loader belongs to. */
public final class Loaders {
  private final BundleLoaders framework;
  private final WeakIdentityMap<ClassLoader, Long> bundles = new WeakIdentityMap<>();
  private final WeakIdentityMap<ClassLoader, Long> creators = new WeakIdentityMap<>();

  /** Loaders as this framework made them. */
  public Loaders(BundleLoaders framework) {
    this.framework = framework;
  }

  /** What the framework says. */
  public BundleLoaders framework() {
    return framework;
  }

  /**
   * A loader was made. The first creator counts: an application cannot have it recorded again.
   *
   * @param creator the number of the task that made it, or {@link Subject#NOBODY}
   */
  public void created(ClassLoader loader, long creator) {
    creators.merge(loader, creator, first -> first);
  }

  /** The task: the bundle's where the framework made the loader, else the creator's. */
  public long owner(ClassLoader loader) {
    if (framework.isFramework(loader)) {
      return Subject.FRAMEWORK.owner();
    }
    Long known = bundles.get(loader);
    return known != null ? known : ask(loader);
  }

  private long ask(ClassLoader loader) {
    long bundle = framework.bundleOf(loader);
    if (bundle != BundleLoaders.NONE) {
      bundles.put(loader, bundle);
      return bundle;
    }
    Long creator = creators.get(loader);
    return creator == null ? Subject.NOBODY : creator;
  }
}
