package org.gatehouse.lsm.internal.osgi;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What classes lead to: those that they name, those that these name, and so on. Each is loaded and
 * linked, none initialized.
 */
final class Reach {
  private final Predicate<Class<?>> followed;
  private final Set<Class<?>> reached = new LinkedHashSet<>();
  private final Deque<Class<?>> open = new ArrayDeque<>();

  private Reach(Predicate<Class<?>> followed) {
    this.followed = followed;
  }

  /** The classes that are followed, these ones first, in the order in which they were met. */
  static Set<Class<?>> of(Collection<Class<?>> first, Predicate<Class<?>> followed) {
    Reach reach = new Reach(followed);
    first.forEach(reach::meet);
    while (!reach.open.isEmpty()) {
      reach.follow(reach.open.remove());
    }
    return reach.reached;
  }

  private void follow(Class<?> type) {
    ClassLoader loader = Objects.requireNonNull(type.getClassLoader());
    for (String name : ClassNames.in(type.getName(), loader)) {
      Class<?> next = load(name, loader);
      if (next != null) {
        meet(next);
      }
    }
  }

  private void meet(Class<?> type) {
    boolean named = type.getClassLoader() != null && !type.isHidden();
    if (named && followed.test(type) && reached.add(type)) {
      open.add(type);
    }
  }

  /** Null where it lacks an optional import: a hook that reaches it fails, and that denies. */
  static @Nullable Class<?> load(String name, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      Objects.requireNonNull(type.getDeclaredMethods()); // links it, and loads their types
      return type;
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
