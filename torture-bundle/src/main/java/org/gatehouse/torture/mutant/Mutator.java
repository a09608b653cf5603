package org.gatehouse.torture.mutant;

import static org.objectweb.asm.Opcodes.ASM9;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/** Changes one method of one class file. */
final class Mutator {
  private Mutator() {}

  /**
   * The changed class.
   *
   * @throws IllegalStateException if the method is gone or has nothing to change: the table of
   *     mutants no longer fits the code
   */
  static byte[] change(Mutant mutant, byte[] original) {
    ClassReader reader = new ClassReader(original);
    byte[] unchanged = write(reader, null);
    byte[] changed = write(reader, mutant);
    if (Arrays.equals(unchanged, changed)) {
      throw new IllegalStateException(mutant.word() + " no longer fits " + mutant.path());
    }
    return changed;
  }

  private static byte[] write(ClassReader reader, @Nullable Mutant mutant) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    reader.accept(mutant == null ? writer : editing(mutant, writer), 0);
    return writer.toByteArray();
  }

  private static ClassVisitor editing(Mutant mutant, ClassWriter writer) {
    return new ClassVisitor(ASM9, writer) {
      @Override
      public MethodVisitor visitMethod(
          int access,
          String name,
          String descriptor,
          @Nullable String signature,
          String @Nullable [] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals(mutant.method()) ? mutant.edit(code) : code;
      }
    };
  }
}
