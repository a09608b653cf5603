package org.gatehouse.mediation.subject;

import org.gatehouse.bridge.Bridge;

/**
 * To whom the frames of a class belong, remembered with the class as a plain number, so that a
 * class keeps neither mediation nor an incarnation alive.
 */
final class FrameOwners extends ClassValue<Long> {
  /** The frame says nothing; the next one counts. */
  static final long PASS = -2;

  private static final String OWN_PACKAGE =
      FrameOwners.class.getPackageName().replace(".subject", ".");

  private final Loaders loaders;

  FrameOwners(Loaders loaders) {
    this.loaders = loaders;
  }

  /** The task's number, {@link #PASS}, or {@link Subject#NOBODY}. */
  long of(Class<?> type) {
    long owner = get(type);
    if (owner == Subject.NOBODY) {
      remove(type); // the framework may come to know the loader yet
    }
    return owner;
  }

  @Override
  protected Long computeValue(Class<?> type) {
    if (JdkClasses.contain(type) || JdkClasses.spun(type)) {
      return PASS;
    }
    long owner = loaders.owner(type.getClassLoader());
    return owner == Subject.FRAMEWORK.owner() && saysNothing(type) ? PASS : owner;
  }

  /** Nobody gets the framework's rights by a class that was put into its loader. */
  private boolean saysNothing(Class<?> type) {
    return isBridge(type) || type.isHidden() || isOwn(type) || loaders.framework().passesOn(type);
  }

  private static boolean isBridge(Class<?> type) {
    return type.getClassLoader() == Bridge.class.getClassLoader()
        && type.getPackageName().equals(Bridge.class.getPackageName());
  }

  private static boolean isOwn(Class<?> type) {
    return type.getClassLoader() == FrameOwners.class.getClassLoader()
        && type.getName().startsWith(OWN_PACKAGE);
  }
}
