package org.gatehouse.lsm.internal.dispatch;

import java.lang.reflect.Method;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Small steps of generated code that the front and the dispatchers share. */
final class Code {
  static final String PACKAGE = "org/gatehouse/lsm/internal/dispatch/";
  static final String VERDICT = "org/gatehouse/lsm/hook/Verdict";
  static final String ALLOW_TYPE = "L" + VERDICT + ";";

  private Code() {}

  /** A writer that needs no class loading to merge types. */
  static ClassWriter writer() {
    return new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
      @Override
      protected String getCommonSuperClass(String one, String other) {
        return one.equals(other) ? one : "java/lang/Object";
      }
    };
  }

  static String name(Class<?> type) {
    return Type.getInternalName(type);
  }

  static MethodVisitor begin(ClassWriter writer, Method method) {
    MethodVisitor code =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC, method.getName(), Type.getMethodDescriptor(method), null, null);
    code.visitCode();
    return code;
  }

  static void end(MethodVisitor code) {
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** The first local variable behind the parameters. */
  static int locals(Method method) {
    return Type.getArgumentsAndReturnSizes(Type.getMethodDescriptor(method)) >> 2;
  }

  static void loadArguments(MethodVisitor code, Method method) {
    int local = 1;
    for (Type type : Type.getArgumentTypes(method)) {
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
      local += type.getSize();
    }
  }

  /** Pushes an Object[] with the arguments, primitives boxed. */
  static void boxArguments(MethodVisitor code, Method method) {
    List<Type> types = List.of(Type.getArgumentTypes(method));
    code.visitIntInsn(Opcodes.BIPUSH, types.size());
    code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    int local = 1;
    for (int i = 0; i < types.size(); i++) {
      Type type = types.get(i);
      code.visitInsn(Opcodes.DUP);
      code.visitIntInsn(Opcodes.BIPUSH, i);
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
      box(code, type);
      code.visitInsn(Opcodes.AASTORE);
      local += type.getSize();
    }
  }

  private static void box(MethodVisitor code, Type type) {
    String wrapper =
        switch (type.getSort()) {
          case Type.INT -> "java/lang/Integer";
          case Type.LONG -> "java/lang/Long";
          case Type.BOOLEAN -> "java/lang/Boolean";
          default -> "";
        };
    if (!wrapper.isEmpty()) {
      String descriptor = "(" + type.getDescriptor() + ")L" + wrapper + ";";
      code.visitMethodInsn(Opcodes.INVOKESTATIC, wrapper, "valueOf", descriptor, false);
    }
  }

  static void pushInt(MethodVisitor code, int value) {
    code.visitIntInsn(Opcodes.SIPUSH, value);
  }

  static void loadAllow(MethodVisitor code) {
    code.visitFieldInsn(Opcodes.GETSTATIC, VERDICT, "ALLOW", ALLOW_TYPE);
  }
}
