package org.gatehouse.mediation.subject;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One way to look at the current thread's stack: {@code look.walker().walk(look)}.
 *
 * <p>Each frame costs (65 ns on JDK 17, 27 ns on 25), mediation's own as well; so whoever is
 * nearest to the choke point calls the walker, and takes as many frames at once as looks of this
 * kind have needed before. What is behind them costs a second look, as much as the first.
 */
public final class Look implements Function<Stream<StackFrame>, Long> {
  private static final int LEAST = 4;

  /** A stack with more in front of an application's frame is worth a second look, now and then. */
  private static final int MOST = 14;

  private static final int PATIENCE = 64;

  /** What the JDK before 22 keeps free of what it is told to take. */
  private static final int RESERVED = Runtime.version().feature() < 22 ? 2 : 0;

  private static final StackWalker[] WALKERS = walkers();

  private final Frames frames;
  private final boolean settled;

  // Hints, and no more: threads may lose each other's. Written only while looks differ.
  private int needed = LEAST;
  private int recently;
  private int patience = PATIENCE;

  Look(Frames frames, boolean settled) {
    this.frames = frames;
    this.settled = settled;
  }

  private static StackWalker[] walkers() {
    Set<Option> options = options();
    return IntStream.rangeClosed(0, MOST)
        .mapToObj(depth -> StackWalker.getInstance(options, Math.max(depth, LEAST) + RESERVED))
        .toArray(StackWalker[]::new);
  }

  /** The JDK from 22 on walks faster where nobody asks for methods. */
  private static Set<Option> options() {
    Set<Option> options = EnumSet.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES);
    Arrays.stream(Option.values())
        .filter(option -> option.name().equals("DROP_METHOD_INFO"))
        .forEach(options::add);
    return options;
  }

  /** For looks of other kinds. */
  static StackWalker any() {
    return WALKERS[MOST];
  }

  /** The walker that takes as many frames as are needed. */
  public StackWalker walker() {
    return WALKERS[needed];
  }

  /**
   * The owner of the nearest frame that counts, {@link FrameOwners#PASS} without one, or {@link
   * FrameOwners#UNSETTLED} where that is asked for and a class of the JDK in front of it may be in
   * its initializer.
   */
  @Override
  public Long apply(Stream<StackFrame> stack) {
    Frames.Search search = frames.search();
    Long owner = search.in(stack);
    if (search.seen() != needed) {
      learn(search.seen());
    }
    return settled && search.isUnsettled() ? FrameOwners.UNSETTLED : owner;
  }

  /** More is taken at once, less when so many looks have needed less. */
  private void learn(int seen) {
    if (seen > needed) {
      if (needed < MOST) {
        needed = Math.min(seen, MOST);
      }
      return;
    }
    recently = Math.max(recently, seen);
    if (--patience <= 0) {
      needed = Math.min(needed, Math.max(recently, LEAST));
      recently = 0;
      patience = PATIENCE;
    }
  }
}
