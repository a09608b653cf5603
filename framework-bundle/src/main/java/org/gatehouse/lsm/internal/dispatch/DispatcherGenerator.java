package org.gatehouse.lsm.internal.dispatch;

import static org.objectweb.asm.Opcodes.AALOAD;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.PUTSTATIC;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Generates the dispatcher of a version: straight-line code that asks each module that has the
 * hook, with the modules as constants, so that the compiler can inline them.
 *
 * <p>The class is hidden and goes with its version; its constants are static final fields filled
 * from class data. {@link HookCode} has the method bodies.
 */
final class DispatcherGenerator {
  private static final String SELF = Code.PACKAGE + "StackDispatcher";
  private static final String PARENT = Code.PACKAGE + "Dispatcher";
  private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";

  private final ClassWriter writer = Code.writer();
  private final List<Object> constants = new ArrayList<>();
  private final List<Type> types = new ArrayList<>();

  private DispatcherGenerator() {}

  static Dispatcher make(StackVersion version) {
    return new DispatcherGenerator().generate(version);
  }

  private Dispatcher generate(StackVersion version) {
    writer.visit(V17, ACC_FINAL | ACC_SUPER, SELF, null, PARENT, null);
    constructor();
    for (HookMethod hook : HookMethods.ALL) {
      List<Place> places = version.asked(hook);
      if (!places.isEmpty()) {
        MethodVisitor code = Code.begin(writer, hook.method());
        new HookCode(this, code, version, hook, places).emit();
        Code.end(code);
      }
    }
    initializer();
    writer.visitEnd();
    return load(writer.toByteArray(), constants.toArray());
  }

  private static Dispatcher load(byte[] bytes, Object[] constants) {
    try {
      MethodHandles.Lookup hidden =
          MethodHandles.lookup().defineHiddenClassWithClassData(bytes, constants, true);
      return (Dispatcher) hidden.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a generated dispatcher must load", e);
    }
  }

  private void constructor() {
    MethodVisitor code = writer.visitMethod(0, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, PARENT, "<init>", "()V", false);
    code.visitInsn(RETURN);
    Code.end(code);
  }

  /** Pushes the constant; the same value and type share a field. */
  void load(MethodVisitor code, Object value, Class<?> as) {
    Type type = Type.getType(as);
    code.visitFieldInsn(GETSTATIC, SELF, field(value, type), type.getDescriptor());
  }

  private String field(Object value, Type type) {
    for (int i = 0; i < constants.size(); i++) {
      if (constants.get(i) == value && types.get(i).equals(type)) {
        return "c" + i;
      }
    }
    String name = "c" + constants.size();
    constants.add(value);
    types.add(type);
    int access = ACC_PRIVATE | ACC_STATIC | ACC_FINAL;
    writer.visitField(access, name, type.getDescriptor(), null, null).visitEnd();
    return name;
  }

  private void initializer() {
    MethodVisitor code = writer.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
    code.visitCode();
    String handles = "java/lang/invoke/MethodHandles";
    code.visitMethodInsn(INVOKESTATIC, handles, "lookup", "()L" + LOOKUP + ";", false);
    code.visitLdcInsn("_");
    code.visitLdcInsn(Type.getType(Object[].class));
    String classData = "(L" + LOOKUP + ";Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;";
    code.visitMethodInsn(INVOKESTATIC, handles, "classData", classData, false);
    code.visitTypeInsn(CHECKCAST, "[Ljava/lang/Object;");
    code.visitVarInsn(ASTORE, 0);
    for (int i = 0; i < constants.size(); i++) {
      Type type = types.get(i);
      code.visitVarInsn(ALOAD, 0);
      Code.pushInt(code, i);
      code.visitInsn(AALOAD);
      code.visitTypeInsn(CHECKCAST, type.getInternalName());
      code.visitFieldInsn(PUTSTATIC, SELF, "c" + i, type.getDescriptor());
    }
    code.visitInsn(RETURN);
    Code.end(code);
  }
}
