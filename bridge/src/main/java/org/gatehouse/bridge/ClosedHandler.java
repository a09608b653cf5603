package org.gatehouse.bridge;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers when nobody decides any more: denies every stack with a frame that belongs neither to the
 * JDK nor to a loader that was trusted when the owner went away.
 *
 * <p>Trust is by the loader that defined the class, never by a protection domain, which any loader
 * may give its classes. The JDK's own frames and the proxies that it spins prove nothing and are
 * passed over; a hidden class counts for the loader of the lookup that defined it.
 */
final class ClosedHandler implements Handler {
  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));

  private final List<WeakReference<ClassLoader>> trusted;
  private final Search search = new Search();

  /** Not a lambda: the JDK opens the class of a lambda, and those of the bridge are sealed. */
  private final class Search implements Function<Stream<StackFrame>, @Nullable Class<?>> {
    @Override
    public @Nullable Class<?> apply(Stream<StackFrame> frames) {
      return firstForeign(frames);
    }
  }

  ClosedHandler(Collection<Class<?>> trusted) {
    this.trusted = new ArrayList<>();
    for (Class<?> type : trusted) {
      this.trusted.add(new WeakReference<>(type.getClassLoader()));
    }
    WALKER.walk(search); // whatever this needs is loaded now
  }

  @Override
  public boolean wants(int operation) {
    return true;
  }

  @Override
  public @Nullable String check(
      int operation, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
    Class<?> foreign = WALKER.walk(search);
    return foreign == null
        ? null
        : "nobody mediates any more, so " + foreign.getName() + " may do nothing";
  }

  private @Nullable Class<?> firstForeign(Stream<StackFrame> frames) {
    Iterator<StackFrame> rest = frames.iterator();
    while (rest.hasNext()) {
      Class<?> frame = rest.next().getDeclaringClass();
      if (!isJdk(frame) && !isTrusted(frame.getClassLoader())) {
        return frame;
      }
    }
    return null;
  }

  private static boolean isJdk(Class<?> frame) {
    return frame.getClassLoader() == null
        || frame.getModule().getLayer() == ModuleLayer.boot()
        || Proxy.isProxyClass(frame);
  }

  private boolean isTrusted(ClassLoader loader) {
    for (WeakReference<ClassLoader> t : trusted) {
      if (t.get() == loader) {
        return true;
      }
    }
    return false;
  }
}
