package org.gatehouse.mediation.subject;

import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Says who acts on the current thread.
 *
 * <p>The nearest frame counts that is neither the JDK's nor a declared library's; hidden frames
 * count too, since a method reference run by a pool leaves no other trace. Without such a frame the
 * thread's cred counts. What the thread gave up applies on top.
 */
public final class Attribution {
  private final FrameOwners owners;
  private final Threads threads;
  private final Frames all;
  private final Look settled;
  private final Frames aboveFramework;

  /**
   * @param libraries whether the bundle of this number is a declared library
   */
  public Attribution(Loaders loaders, Threads threads, LongPredicate libraries) {
    this.owners = new FrameOwners(loaders);
    this.threads = threads;
    this.all = new Frames(owners, libraries);
    this.settled = new Look(all, true);
    this.aboveFramework = new Frames(owners, o -> isFramework(o) || libraries.test(o));
  }

  private static boolean isFramework(long owner) {
    return owner == Subject.FRAMEWORK.owner();
  }

  /** Who does it: the nearest frame that says so. */
  public Subject subject() {
    return complete(all.nearest());
  }

  /** A look for who does it. */
  public Look look() {
    return new Look(all, false);
  }

  /**
   * A look for who does it, besides the JDK for itself, to initialize a class of its own. What that
   * reads is kept for the whole JVM, and a denial would break the class for everybody.
   */
  public Look lookUnlessInitializing() {
    return new Look(all, true);
  }

  /** What a look found; null where the JDK does it for itself. */
  public @Nullable Subject found(long owner) {
    long sure = owner == FrameOwners.UNSETTLED ? all.nearestUnlessInitializing() : owner;
    return sure == FrameOwners.UNSETTLED ? null : complete(sure);
  }

  /** Who does it, by such a look; null where the JDK does it for itself. */
  public @Nullable Subject subjectUnlessInitializing() {
    return found(settled.walker().walk(settled));
  }

  /** Who wants it of the framework: its own frames are passed over. */
  public Subject caller() {
    return complete(aboveFramework.nearest());
  }

  /** Who calls the library that asks: behind the frames of the framework and of that library. */
  public Subject client() {
    return complete(aboveFramework.second());
  }

  /**
   * The class that called the innermost run of frames of this one, hidden frames included.
   *
   * @return null where the class is not on the stack
   */
  public @Nullable Class<?> callerOf(Class<?> callee) {
    return Frames.callerOf(callee);
  }

  private Subject complete(long owner) {
    if (owner == FrameOwners.PASS) {
      Subject cred = threads.cred(Thread.currentThread());
      return new Subject(cred.owner(), threads.current().narrowing());
    }
    return new Subject(owner, threads.current().narrowing());
  }

  /** The owner of the class, acting on this thread. */
  public Subject acting(Class<?> type) {
    return complete(owners.of(type));
  }

  /** To whom the class belongs; {@link Subject#FRAMEWORK} for the JDK's and what it spins. */
  public Subject ownerOf(Class<?> type) {
    long owner = owners.of(type);
    return owner == FrameOwners.PASS ? Subject.FRAMEWORK : new Subject(owner, null);
  }

  /** Whether the class says nothing about who acts: the JDK's, a proxy, one that the JDK spun. */
  public boolean saysNothing(Class<?> type) {
    return owners.of(type) == FrameOwners.PASS;
  }
}
