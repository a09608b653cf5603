package org.gatehouse.mediation.subject;

/** What the framework says of class loaders; asked on any thread, must call no application code. */
public interface BundleLoaders {
  /** No bundle's loader. */
  long NONE = -1;

  /**
   * The bundle that the framework made this loader for.
   *
   * @return its number, or {@link #NONE}
   */
  long bundleOf(ClassLoader loader);

  /**
   * Whether the loader defines the framework itself, or the host: the launcher's class path, Felix,
   * framework-bundle, mediation.
   */
  boolean isFramework(ClassLoader loader);

  /**
   * Whether nobody but the framework may ever reach into the class, whatever modules say: those of
   * framework-bundle, mediation, bridge and agent.
   */
  boolean isSealed(Class<?> type);

  /**
   * Whether the bundle is wired to the other one as its extender (osgi.extender): it asked to be
   * reached into.
   */
  default boolean isExtender(long extender, long bundle) {
    return false;
  }

  /**
   * Whether the class, one of the framework's, only passes calls on for its caller, so that its
   * frames say nothing: handlers of URLs.
   */
  boolean passesOn(Class<?> type);
}
