package org.gatehouse.lsm.internal.dispatch;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.lsm.hook.HookTable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/**
 * Generates the front once: the hook table whose every method is a read section around the
 * dispatcher of the published version. {@link FrontCode} has the method bodies.
 *
 * <p>It is an ordinary, visible class: its frames mark read sections on stacks.
 */
public final class FrontGenerator {
  /** The front's class name. */
  public static final String NAME = "org.gatehouse.lsm.internal.dispatch.Front";

  static final String SELF = Code.PACKAGE + "Front";
  static final String PUBLISHED_TYPE = "L" + Code.PACKAGE + "Published;";

  private static final MethodHandle CONSTRUCTOR = constructorOf(define());

  private FrontGenerator() {}

  /** The hook table over this stack. */
  public static HookTable front(Published published) {
    try {
      return (HookTable) CONSTRUCTOR.invoke(published);
    } catch (Throwable t) {
      throw new IllegalStateException("the generated front must start", t);
    }
  }

  private static Class<?> define() {
    ClassWriter writer = Code.writer();
    List<String> interfaces = new ArrayList<>();
    interfaces.add(Code.name(HookTable.class));
    for (Class<?> group : HookTable.class.getInterfaces()) {
      interfaces.add(Code.name(group));
    }
    int access = ACC_FINAL | ACC_SUPER;
    writer.visit(V17, access, SELF, null, "java/lang/Object", interfaces.toArray(String[]::new));
    writer.visitField(ACC_PRIVATE | ACC_FINAL, "published", PUBLISHED_TYPE, null, null).visitEnd();
    constructor(writer);
    for (HookMethod hook : HookMethods.ALL) {
      MethodVisitor code = Code.begin(writer, hook.method());
      new FrontCode(code, hook).emit();
      Code.end(code);
    }
    writer.visitEnd();
    try {
      return MethodHandles.lookup().defineClass(writer.toByteArray());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a class may define another in its package", e);
    }
  }

  private static void constructor(ClassWriter writer) {
    MethodVisitor code =
        writer.visitMethod(ACC_PUBLIC, "<init>", "(" + PUBLISHED_TYPE + ")V", null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitFieldInsn(PUTFIELD, SELF, "published", PUBLISHED_TYPE);
    code.visitInsn(RETURN);
    Code.end(code);
  }

  static void loadPublished(MethodVisitor code) {
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, SELF, "published", PUBLISHED_TYPE);
  }

  private static MethodHandle constructorOf(Class<?> front) {
    try {
      MethodType type = MethodType.methodType(void.class, Published.class);
      return MethodHandles.lookup().findConstructor(front, type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the generated front has this constructor", e);
    }
  }
}
