package org.gatehouse.mediation.subject;

import java.util.concurrent.atomic.AtomicLong;
import org.gatehouse.bridge.Bridge;

/**
 * To whom the frames of a class belong, remembered with the class as a plain number, so that a
 * class keeps neither mediation nor an incarnation alive.
 */
final class FrameOwners extends ClassValue<AtomicLong> {
  /** The frame says nothing; the next one counts. */
  static final long PASS = -2;

  /** The same, of a class of the JDK that may be in its initializer yet. */
  static final long UNSETTLED = -3;

  private static final String OWN_PACKAGE =
      FrameOwners.class.getPackageName().replace(".subject", ".");

  private final Loaders loaders;

  FrameOwners(Loaders loaders) {
    this.loaders = loaders;
  }

  /** The task's number, {@link #PASS}, or {@link Subject#NOBODY}. */
  long of(Class<?> type) {
    long owner = look(type);
    return owner == UNSETTLED ? PASS : owner;
  }

  /** The same, or {@link #UNSETTLED}. */
  long look(Class<?> type) {
    long owner = get(type).get();
    if (owner == Subject.NOBODY) {
      remove(type); // the framework may come to know the loader yet
    }
    return owner;
  }

  /** The class of the JDK has run its initializer: no frame of it will be one again. */
  void settle(Class<?> type) {
    get(type).compareAndSet(UNSETTLED, PASS);
  }

  @Override
  protected AtomicLong computeValue(Class<?> type) {
    return new AtomicLong(compute(type));
  }

  private long compute(Class<?> type) {
    if (JdkClasses.contain(type)) {
      return UNSETTLED;
    }
    if (JdkClasses.spun(type)) {
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
