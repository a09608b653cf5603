package org.gatehouse.lsm.internal.osgi;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/**
 * The classes that a class file's constant pool names: as a class, or in the descriptor of a field
 * or a method. Whatever the class can load by its own code, but for reflection, is among them.
 */
final class ClassNames {
  private static final int CLASS = 7;
  private static final int NAME_AND_TYPE = 12;

  private final Set<String> names = new HashSet<>();

  private ClassNames() {}

  /**
   * The names, in Java's form and without those of {@code java.*}; none where nothing can be read.
   *
   * @param loader what knows the class
   */
  static Set<String> in(String className, ClassLoader loader) {
    ClassNames found = new ClassNames();
    try (InputStream in = loader.getResourceAsStream(className.replace('.', '/') + ".class")) {
      if (in != null) {
        found.read(new ClassReader(in));
      }
    } catch (IOException | RuntimeException e) {
      // No class file of a form that is known: it is loaded, and nothing behind it.
    }
    return found.names;
  }

  private void read(ClassReader pool) {
    char[] buffer = new char[pool.getMaxStringLength()];
    for (int i = 1; i < pool.getItemCount(); i++) {
      int item = pool.getItem(i);
      int tag = item == 0 ? 0 : pool.readByte(item - 1);
      if (tag == CLASS) {
        add(Type.getObjectType(pool.readUTF8(item, buffer)));
      } else if (tag == NAME_AND_TYPE) {
        addDescriptor(pool.readUTF8(item + 2, buffer));
      }
    }
  }

  private void addDescriptor(String descriptor) {
    if (descriptor.startsWith("(")) {
      add(Type.getReturnType(descriptor));
      for (Type type : Type.getArgumentTypes(descriptor)) {
        add(type);
      }
    } else {
      add(Type.getType(descriptor));
    }
  }

  private void add(Type type) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    if (element.getSort() == Type.OBJECT && !element.getClassName().startsWith("java.")) {
      names.add(element.getClassName());
    }
  }
}
