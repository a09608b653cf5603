package org.gatehouse.agent;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** How many local variables each method of a class has, by name and descriptor. */
final class Locals extends ClassVisitor {
  private final Map<String, Integer> locals = new HashMap<>();

  private Locals() {
    super(Opcodes.ASM9);
  }

  static Map<String, Integer> of(ClassReader reader) {
    Locals visitor = new Locals();
    reader.accept(visitor, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return visitor.locals;
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitMaxs(int stack, int max) {
        locals.put(name + descriptor, max);
      }
    };
  }
}
