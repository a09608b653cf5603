package org.gatehouse.torture.mutant;

import static org.objectweb.asm.Opcodes.ACONST_NULL;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.LDIV;
import static org.objectweb.asm.Opcodes.LLOAD;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.RETURN;

import java.util.function.Consumer;
import org.objectweb.asm.MethodVisitor;

/** What is done to the code of the method; none of it needs new stack map frames. */
final class Edits {
  private static final String STACK = "org/gatehouse/lsm/internal/stack/ModuleStack";
  private static final String LATCH = "Ljava/util/concurrent/CountDownLatch;";
  private static final String STRING = "Ljava/lang/String;";

  private Edits() {}

  /** {@code return;} in place of the body. */
  static MethodVisitor returnAtOnce(MethodVisitor code) {
    return body(code, c -> c.visitInsn(RETURN));
  }

  /** {@code return this;} in place of the body. */
  static MethodVisitor returnThis(MethodVisitor code) {
    return body(
        code,
        c -> {
          c.visitVarInsn(ALOAD, 0);
          c.visitInsn(ARETURN);
        });
  }

  /** {@code return Verdict.ALLOW;} in place of the body. */
  static MethodVisitor returnAllow(MethodVisitor code) {
    String verdict = "org/gatehouse/lsm/hook/Verdict";
    return body(
        code,
        c -> {
          c.visitFieldInsn(GETSTATIC, verdict, "ALLOW", "L" + verdict + ";");
          c.visitInsn(ARETURN);
        });
  }

  /** {@code latch = disable(old); enable(name, null); return latch;} in place of the body. */
  static MethodVisitor disableThenEnable(MethodVisitor code) {
    return body(
        code,
        c -> {
          c.visitVarInsn(ALOAD, 0);
          c.visitVarInsn(ALOAD, 1);
          c.visitMethodInsn(INVOKEVIRTUAL, STACK, "disable", "(" + STRING + ")" + LATCH, false);
          c.visitVarInsn(ASTORE, 3);
          c.visitVarInsn(ALOAD, 0);
          c.visitVarInsn(ALOAD, 2);
          c.visitInsn(ACONST_NULL);
          c.visitMethodInsn(INVOKEVIRTUAL, STACK, "enable", "(" + STRING + STRING + ")V", false);
          c.visitVarInsn(ALOAD, 3);
          c.visitInsn(ARETURN);
        });
  }

  /** {@code freeAll();} before the return. */
  static MethodVisitor freeAllAtTheEnd(MethodVisitor code) {
    return beforeReturn(
        code,
        c -> {
          String self = "org/gatehouse/lsm/internal/blob/ModuleSlots";
          c.visitVarInsn(ALOAD, 0);
          c.visitMethodInsn(INVOKEVIRTUAL, self, "freeAll", "()I", false);
          c.visitInsn(POP);
        });
  }

  /** {@code System.getProperties().putIfAbsent(number / 15, this);} before the return. */
  static MethodVisitor keepOneOfFifteen(MethodVisitor code) {
    return beforeReturn(
        code,
        c -> {
          String map = "java/util/Properties";
          String put = "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;";
          c.visitMethodInsn(
              INVOKESTATIC, "java/lang/System", "getProperties", "()L" + map + ";", false);
          c.visitVarInsn(LLOAD, 1);
          c.visitLdcInsn(15L);
          c.visitInsn(LDIV);
          c.visitMethodInsn(
              INVOKESTATIC, "java/lang/Long", "valueOf", "(J)Ljava/lang/Long;", false);
          c.visitVarInsn(ALOAD, 0);
          c.visitMethodInsn(INVOKEVIRTUAL, map, "putIfAbsent", put, false);
          c.visitInsn(POP);
        });
  }

  /** {@code if (old != old)} in place of {@code if (now != old)}. */
  static MethodVisitor compareOldWithItself(MethodVisitor code) {
    return new MethodVisitor(ASM9, code) {
      @Override
      public void visitFieldInsn(int opcode, String owner, String name, String type) {
        if (opcode == GETFIELD && name.equals("now")) {
          super.visitInsn(POP);
          super.visitVarInsn(ALOAD, 1);
        } else {
          super.visitFieldInsn(opcode, owner, name, type);
        }
      }
    };
  }

  private static MethodVisitor beforeReturn(
      MethodVisitor code, Consumer<MethodVisitor> instructions) {
    return new MethodVisitor(ASM9, code) {
      @Override
      public void visitInsn(int opcode) {
        if (opcode == RETURN) {
          instructions.accept(mv);
        }
        super.visitInsn(opcode);
      }
    };
  }

  /** Writes another body; the old one goes nowhere. */
  private static MethodVisitor body(MethodVisitor code, Consumer<MethodVisitor> instructions) {
    code.visitCode();
    instructions.accept(code);
    code.visitMaxs(4, 5);
    code.visitEnd();
    return new MethodVisitor(ASM9) {};
  }
}
