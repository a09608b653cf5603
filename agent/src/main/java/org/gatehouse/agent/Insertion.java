package org.gatehouse.agent;

import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACONST_NULL;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.F_SAME;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.LCONST_0;
import static org.objectweb.asm.Opcodes.LRETURN;
import static org.objectweb.asm.Opcodes.NOP;
import static org.objectweb.asm.Opcodes.RETURN;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Inserts the checks of one method.
 *
 * <p>A check that says no by an exception is one call without a branch, so the method's stack maps
 * stay as they are. One that says no by a value stands at the beginning, where the map is the
 * method's own; a NOP keeps it apart from one that may follow. A result is kept in a new local
 * variable, which no map need know.
 */
@SuppressWarnings("EnumOrdinal") // inserted code speaks in ordinals
final class Insertion extends MethodVisitor {
  private static final String CHECKPOINT = "org/gatehouse/bridge/Checkpoint";
  private static final String VALUES = "org/gatehouse/bridge/Values";
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final String THREE = OBJECT + OBJECT + OBJECT;
  private static final String FUNCTION = "Ljava/util/function/Function;";
  private static final Handle LAMBDA =
      new Handle(
          H_INVOKESTATIC,
          "java/lang/invoke/LambdaMetafactory",
          "metafactory",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
              + "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;"
              + "Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;",
          false);

  private final List<ChokePoint> points;
  private final boolean isStatic;
  private final Type[] parameters;
  private final Type result;
  private final int free;

  Insertion(
      MethodVisitor next, int access, String descriptor, int locals, List<ChokePoint> points) {
    super(ASM9, next);
    this.points = points;
    this.isStatic = (access & ACC_STATIC) != 0;
    this.parameters = Type.getArgumentTypes(descriptor);
    this.result = Type.getReturnType(descriptor);
    this.free = locals;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    for (ChokePoint point : points) {
      if (point.when() == ChokePoint.When.BEFORE) {
        before(point);
      }
    }
  }

  private void before(ChokePoint point) {
    if (!point.hasValue()) {
      demand(point);
      return;
    }
    Label go = new Label();
    test(point);
    super.visitJumpInsn(IFEQ, go);
    answer(point.value());
    super.visitLabel(go);
    super.visitFrame(F_SAME, 0, null, 0, null);
    super.visitInsn(NOP);
  }

  /** Leaves on the stack whether the value is to be returned. */
  private void test(ChokePoint point) {
    boolean always = point.isAnsweredByValue();
    push(point.operation().ordinal());
    if (!always) {
      push(point.exception().ordinal());
    }
    arguments(point);
    String descriptor = (always ? "(I" : "(II") + THREE + ")Z";
    String method = always ? "refuses" : "isThere";
    super.visitMethodInsn(INVOKESTATIC, CHECKPOINT, method, descriptor, false);
  }

  private void answer(String value) {
    switch (result.getSort()) {
      case Type.VOID -> super.visitInsn(RETURN);
      case Type.LONG -> {
        super.visitInsn(LCONST_0);
        super.visitInsn(LRETURN);
      }
      case Type.BOOLEAN, Type.INT -> {
        push(value.equals("true") ? 1 : value.equals("false") ? 0 : Integer.parseInt(value));
        super.visitInsn(IRETURN);
      }
      default -> {
        super.visitInsn(ACONST_NULL);
        super.visitInsn(ARETURN);
      }
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= IRETURN && opcode <= RETURN) {
      after();
    }
    super.visitInsn(opcode);
  }

  private void after() {
    for (ChokePoint point : points) {
      if (point.when() == ChokePoint.When.AFTER) {
        result(ISTORE);
        demand(point);
        result(ILOAD);
      } else if (point.when() == ChokePoint.When.EACH) {
        result(ISTORE);
        keep(point);
      }
    }
  }

  /** Leaves the shorter array on the stack; no branch here either. */
  private void keep(ChokePoint point) {
    List<Argument> given = point.arguments();
    push(point.operation().ordinal());
    push(point.denial().equals("=null") ? 1 : 0);
    result(ILOAD);
    about(given.get(0).ofElement());
    box(load(point, given.get(1)));
    box(load(point, given.get(2)));
    String descriptor = "(IZ[" + OBJECT + FUNCTION + OBJECT + OBJECT + ")[" + OBJECT;
    super.visitMethodInsn(INVOKESTATIC, CHECKPOINT, "keep", descriptor, false);
    super.visitTypeInsn(CHECKCAST, result.getInternalName());
  }

  /** Pushes a function that calls this method of the element, or null. */
  private void about(Argument.@Nullable Field method) {
    if (method == null) {
      super.visitInsn(ACONST_NULL);
      return;
    }
    Type element = result.getElementType();
    Handle target =
        new Handle(
            H_INVOKEVIRTUAL,
            element.getInternalName(),
            method.methodName(),
            method.methodDescriptor(),
            false);
    Type erased = Type.getMethodType("(" + OBJECT + ")" + OBJECT);
    Type real = Type.getMethodType(Type.getType(method.type()), element);
    super.visitInvokeDynamicInsn("apply", "()" + FUNCTION, LAMBDA, erased, target, real);
  }

  private void result(int opcode) {
    if (result.getSort() != Type.VOID) {
      super.visitVarInsn(result.getOpcode(opcode), free);
    }
  }

  private void demand(ChokePoint point) {
    push(point.operation().ordinal());
    push(point.exception().ordinal());
    arguments(point);
    boolean closes = !point.closed().isNothing();
    if (closes) {
      box(load(point, point.closed()));
    }
    String descriptor = "(II" + THREE + (closes ? OBJECT : "") + ")V";
    super.visitMethodInsn(INVOKESTATIC, CHECKPOINT, "demand", descriptor, false);
  }

  private void arguments(ChokePoint point) {
    point.arguments().forEach(argument -> box(load(point, argument)));
  }

  /** Pushes the argument, and says of what type it is. */
  private Type load(ChokePoint point, Argument argument) {
    if (argument.isNothing()) {
      super.visitInsn(ACONST_NULL);
      return Type.getType(OBJECT);
    }
    if (argument.isThis()) {
      super.visitVarInsn(ALOAD, 0);
      return Type.getObjectType(point.type());
    }
    if (argument.isResult()) {
      super.visitVarInsn(result.getOpcode(ILOAD), free);
      return result;
    }
    if (argument.isField()) {
      return field(point, argument);
    }
    if (argument.isOwn()) {
      return own(argument.copied());
    }
    if (argument.isNumber()) {
      push(argument.number());
      return Type.INT_TYPE;
    }
    if (argument.isText()) {
      super.visitLdcInsn(argument.constant());
      return Type.getType(String.class);
    }
    return argument.isConverted() || argument.isRelative()
        ? convert(point, argument)
        : parameter(argument.parameter());
  }

  private Type field(ChokePoint point, Argument argument) {
    Type owner = root(point, argument.root());
    for (Argument.Field field : argument.fields()) {
      step(owner.getInternalName(), field);
      owner = Type.getType(field.type());
    }
    return owner;
  }

  private Type root(ChokePoint point, @Nullable Argument parameter) {
    if (parameter != null) {
      return parameter(parameter.parameter());
    }
    super.visitVarInsn(ALOAD, 0);
    return Type.getObjectType(point.type());
  }

  private void step(String owner, Argument.Field step) {
    if (step.isMethod()) {
      super.visitMethodInsn(
          INVOKEVIRTUAL, owner, step.methodName(), step.methodDescriptor(), false);
    } else {
      super.visitFieldInsn(GETFIELD, owner, step.name(), step.type());
    }
  }

  private Type convert(ChokePoint point, Argument argument) {
    Method conversion = Conversions.of(argument.isRelative() ? "at" : argument.conversion());
    Argument[] given = argument.isRelative() ? argument.relative() : argument.converted();
    for (Argument one : given) {
      load(point, one);
    }
    String descriptor = Type.getMethodDescriptor(conversion);
    super.visitMethodInsn(INVOKESTATIC, VALUES, conversion.getName(), descriptor, false);
    return Type.getReturnType(conversion);
  }

  /** What was asked about must be what is used, whoever else has the array. */
  private Type own(int index) {
    Type names = parameter(index);
    String descriptor = Type.getMethodDescriptor(names, names);
    super.visitMethodInsn(INVOKESTATIC, VALUES, "own", descriptor, false);
    super.visitInsn(DUP);
    super.visitVarInsn(names.getOpcode(ISTORE), local(index));
    return names;
  }

  private Type parameter(int index) {
    super.visitVarInsn(parameters[index].getOpcode(ILOAD), local(index));
    return parameters[index];
  }

  private int local(int index) {
    int local = isStatic ? 0 : 1;
    for (int i = 0; i < index; i++) {
      local += parameters[i].getSize();
    }
    return local;
  }

  private void box(Type type) {
    String wrapper =
        switch (type.getSort()) {
          case Type.BOOLEAN -> "java/lang/Boolean";
          case Type.INT -> "java/lang/Integer";
          case Type.LONG -> "java/lang/Long";
          default -> "";
        };
    if (!wrapper.isEmpty()) {
      String of = "(" + type.getDescriptor() + ")L" + wrapper + ";";
      super.visitMethodInsn(INVOKESTATIC, wrapper, "valueOf", of, false);
    }
  }

  private void push(int number) {
    if (number >= -1 && number <= 5) {
      super.visitInsn(ICONST_0 + number);
    } else {
      super.visitLdcInsn(number);
    }
  }
}
