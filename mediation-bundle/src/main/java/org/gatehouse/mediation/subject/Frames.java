package org.gatehouse.mediation.subject;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.HashSet;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the nearest frame that says who acts. Stops there, so that the depth of the stack behind it
 * does not matter.
 */
final class Frames {
  /** Slower; knows the names of methods. */
  private static final StackWalker NAMING =
      StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));

  private final FrameOwners owners;
  private final LongPredicate passed;
  private final Look any = new Look(this, false);

  /**
   * @param passed owners whose frames are passed over
   */
  Frames(FrameOwners owners, LongPredicate passed) {
    this.owners = owners;
    this.passed = passed;
  }

  /** The owner of the nearest frame that counts, or {@link FrameOwners#PASS} without one. */
  long nearest() {
    return any.walker().walk(any);
  }

  /** The owner of the nearest frame behind those of the first owner that counts. */
  long second() {
    return Look.any().walk(frames -> new Search(true).in(frames));
  }

  /** The class behind the innermost frames of that one; null where it has none. */
  static @Nullable Class<?> callerOf(Class<?> callee) {
    return Look.any()
        .walk(
            frames ->
                frames
                    .<Class<?>>map(StackFrame::getDeclaringClass)
                    .dropWhile(type -> type != callee)
                    .dropWhile(type -> type == callee)
                    .findFirst()
                    .orElse(null));
  }

  /**
   * The owner of the nearest frame that counts, or {@link FrameOwners#UNSETTLED} where a class of
   * the JDK is being initialized in front of it; to be asked where a look found one that may be.
   *
   * <p>Names are looked at only while a class in front is not known to be initialized, which each
   * class is for ever from its first such look on. A class is initialized by one thread, so a frame
   * of it says that it is, unless its initializer is on this stack too. Should an initializer hand
   * objects of its own class to another thread, it may count as initialized too early, and the JDK
   * is then asked like anybody else.
   */
  long nearestUnlessInitializing() {
    Initializers found = new Initializers();
    NAMING.forEach(found);
    found.settle();
    return found.inFront ? FrameOwners.UNSETTLED : nearest();
  }

  /** Looks at a whole stack, and settles the classes in front where none is initialized on it. */
  private final class Initializers implements Consumer<StackFrame> {
    private final Set<Class<?>> front = new HashSet<>();
    private boolean counts;
    private boolean anywhere;
    private boolean inFront;

    @Override
    public void accept(StackFrame frame) {
      Class<?> type = frame.getDeclaringClass();
      counts |= says(frame) != FrameOwners.PASS;
      if (!counts) {
        front.add(type);
      }
      if (frame.getMethodName().equals("<clinit>") && JdkClasses.contain(type)) {
        anywhere = true;
        inFront |= !counts;
      }
    }

    void settle() {
      if (!anywhere) {
        front.forEach(owners::settle);
      }
    }
  }

  private long says(StackFrame frame) {
    long owner = owners.of(frame.getDeclaringClass());
    return passed.test(owner) ? FrameOwners.PASS : owner;
  }

  Search search() {
    return new Search(false);
  }

  /** Goes through the frames until one counts. */
  final class Search implements Consumer<StackFrame> {
    private final boolean second;
    private long first = FrameOwners.PASS;
    private long found = FrameOwners.PASS;
    private boolean unsettled;
    private int seen;

    private Search(boolean second) {
      this.second = second;
    }

    Long in(Stream<StackFrame> frames) {
      Spliterator<StackFrame> rest = frames.spliterator();
      while (found == FrameOwners.PASS && rest.tryAdvance(this)) {
        // accept takes note
      }
      return found;
    }

    /** How many frames that took. */
    int seen() {
      return seen;
    }

    /** Whether a class of the JDK in front may be in its initializer. */
    boolean isUnsettled() {
      return unsettled;
    }

    @Override
    public void accept(StackFrame frame) {
      seen++;
      long owner = owners.look(frame.getDeclaringClass());
      if (owner == FrameOwners.UNSETTLED) {
        unsettled = true;
      } else if (owner != FrameOwners.PASS && !passed.test(owner)) {
        take(owner);
      }
    }

    private void take(long owner) {
      if (!second || (first != FrameOwners.PASS && owner != first)) {
        found = owner;
      }
      first = owner;
    }
  }
}
