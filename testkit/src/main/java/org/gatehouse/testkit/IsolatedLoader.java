package org.gatehouse.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Defines the classes of some packages anew, and leaves all others to the loader it copies from: a
 * bundle's class loader as far as its end is concerned.
 */
final class IsolatedLoader extends ClassLoader {
  private final ClassLoader source;
  private final Set<String> packages;

  /**
   * @param packages the packages, with everything below them
   */
  IsolatedLoader(ClassLoader source, Set<String> packages) {
    super(source);
    this.source = source;
    this.packages = packages;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (packages.stream().noneMatch(own -> name.startsWith(own + "."))) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> there = findLoadedClass(name);
      return there != null ? there : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = source.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] code = in.readAllBytes();
      return defineClass(name, code, 0, code.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
