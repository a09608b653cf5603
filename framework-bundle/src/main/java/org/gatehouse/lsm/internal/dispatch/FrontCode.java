package org.gatehouse.lsm.internal.dispatch;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.DUP2;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IAND;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IF_ACMPEQ;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.ISHR;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.LADD;
import static org.objectweb.asm.Opcodes.LALOAD;
import static org.objectweb.asm.Opcodes.LASTORE;
import static org.objectweb.asm.Opcodes.LCONST_1;
import static org.objectweb.asm.Opcodes.MONITORENTER;
import static org.objectweb.asm.Opcodes.MONITOREXIT;
import static org.objectweb.asm.Opcodes.POP;

import java.lang.reflect.Method;
import org.gatehouse.lsm.hook.Verdict;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * The code of one hook of the front.
 *
 * <pre>
 *   if (published.current.isEmpty(42)) return FileHooks.super.fileOpen(subject, file);
 *   int token = srcu.enter();
 *   Verdict v;
 *   try { v = published.current.dispatcher().fileOpen(subject, file); }
 *   catch (Throwable t) { exit(token); return published.broken(42, t); }
 *   exit(token);
 *   return v == ALLOW ? v : published.decided(v);
 * </pre>
 *
 * <p>{@code exit} that overflows the stack falls back to {@code srcu.owe}, written out here because
 * a further call might overflow too. Hooks that return something else rethrow instead. Handlers
 * catch everything and name no class: resolving a name may load the class, which may overflow in
 * turn, and then the handler would be skipped.
 */
final class FrontCode {
  private static final String PUBLISHED = Code.PACKAGE + "Published";
  private static final String VERSION = Code.PACKAGE + "StackVersion";
  private static final String DISPATCHER = Code.PACKAGE + "Dispatcher";
  private static final String SRCU = "org/gatehouse/lsm/internal/rcu/Srcu";

  private final MethodVisitor code;
  private final HookMethod hook;
  private final Method method;
  private final Type result;
  private final int token;
  private final int answer;
  private final int spare;

  FrontCode(MethodVisitor code, HookMethod hook) {
    this.code = code;
    this.hook = hook;
    this.method = hook.method();
    this.result = Type.getReturnType(method);
    this.token = Code.locals(method);
    this.answer = token + 1;
    this.spare = answer + 1;
  }

  void emit() {
    Label work = new Label();
    loadCurrent();
    Code.pushInt(code, hook.index());
    code.visitMethodInsn(INVOKEVIRTUAL, VERSION, "isEmpty", "(I)Z", false);
    code.visitJumpInsn(IFEQ, work);
    defaultAnswer();
    code.visitLabel(work);
    decide();
  }

  private void loadCurrent() {
    FrontGenerator.loadPublished(code);
    code.visitFieldInsn(GETFIELD, PUBLISHED, "current", "L" + VERSION + ";");
  }

  private void loadSrcu() {
    FrontGenerator.loadPublished(code);
    code.visitFieldInsn(GETFIELD, PUBLISHED, "srcu", "L" + SRCU + ";");
  }

  private void defaultAnswer() {
    code.visitVarInsn(ALOAD, 0);
    Code.loadArguments(code, method);
    String descriptor = Type.getMethodDescriptor(method);
    code.visitMethodInsn(
        INVOKESPECIAL, Code.name(hook.group()), method.getName(), descriptor, true);
    code.visitInsn(result.getOpcode(IRETURN));
  }

  private void decide() {
    Label start = new Label();
    Label end = new Label();
    Label failed = new Label();
    code.visitTryCatchBlock(start, end, failed, null);
    loadSrcu();
    code.visitMethodInsn(INVOKEVIRTUAL, SRCU, "enter", "()I", false);
    code.visitVarInsn(ISTORE, token);
    code.visitLabel(start);
    loadCurrent();
    code.visitMethodInsn(INVOKEVIRTUAL, VERSION, "dispatcher", "()L" + DISPATCHER + ";", false);
    Code.loadArguments(code, method);
    String descriptor = Type.getMethodDescriptor(method);
    code.visitMethodInsn(INVOKEVIRTUAL, DISPATCHER, method.getName(), descriptor, false);
    if (!result.equals(Type.VOID_TYPE)) {
      code.visitVarInsn(result.getOpcode(ISTORE), answer);
    }
    code.visitLabel(end);
    exit();
    answer();
    code.visitLabel(failed);
    code.visitVarInsn(ASTORE, answer);
    exit();
    failed();
  }

  private void answer() {
    if (method.getReturnType() == Verdict.class) {
      Label plain = new Label();
      code.visitVarInsn(ALOAD, answer);
      Code.loadAllow(code);
      code.visitJumpInsn(IF_ACMPEQ, plain);
      FrontGenerator.loadPublished(code);
      code.visitVarInsn(ALOAD, answer);
      String decided = "(" + Code.ALLOW_TYPE + ")" + Code.ALLOW_TYPE;
      code.visitMethodInsn(INVOKEVIRTUAL, PUBLISHED, "decided", decided, false);
      code.visitInsn(result.getOpcode(IRETURN));
      code.visitLabel(plain);
    }
    if (!result.equals(Type.VOID_TYPE)) {
      code.visitVarInsn(result.getOpcode(ILOAD), answer);
    }
    code.visitInsn(result.getOpcode(IRETURN));
  }

  private void failed() {
    if (method.getReturnType() != Verdict.class) {
      code.visitVarInsn(ALOAD, answer);
      code.visitInsn(ATHROW);
      return;
    }
    FrontGenerator.loadPublished(code);
    Code.pushInt(code, hook.index());
    code.visitVarInsn(ALOAD, answer);
    String broken = "(ILjava/lang/Throwable;)" + Code.ALLOW_TYPE;
    code.visitMethodInsn(INVOKEVIRTUAL, PUBLISHED, "broken", broken, false);
    code.visitInsn(result.getOpcode(IRETURN));
  }

  private void exit() {
    Label start = new Label();
    Label end = new Label();
    Label overflow = new Label();
    Label done = new Label();
    code.visitTryCatchBlock(start, end, overflow, null);
    code.visitLabel(start);
    loadSrcu();
    code.visitVarInsn(ILOAD, token);
    code.visitMethodInsn(INVOKEVIRTUAL, SRCU, "exit", "(I)V", false);
    code.visitLabel(end);
    code.visitJumpInsn(GOTO, done);
    code.visitLabel(overflow);
    code.visitInsn(POP);
    owe(done);
    code.visitLabel(done);
  }

  /** {@code synchronized (srcu.debtLock) { srcu.debt[(token >> 1) & 1]++; }}. */
  private void owe(Label done) {
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label handlerEnd = new Label();
    code.visitTryCatchBlock(start, end, handler, null);
    code.visitTryCatchBlock(handler, handlerEnd, handler, null);
    loadSrcu();
    code.visitFieldInsn(GETFIELD, SRCU, "debtLock", "Ljava/lang/Object;");
    code.visitInsn(DUP);
    code.visitVarInsn(ASTORE, spare);
    code.visitInsn(MONITORENTER);
    code.visitLabel(start);
    loadSrcu();
    code.visitFieldInsn(GETFIELD, SRCU, "debt", "[J");
    code.visitVarInsn(ILOAD, token);
    code.visitInsn(ICONST_1);
    code.visitInsn(ISHR);
    code.visitInsn(ICONST_1);
    code.visitInsn(IAND);
    code.visitInsn(DUP2);
    code.visitInsn(LALOAD);
    code.visitInsn(LCONST_1);
    code.visitInsn(LADD);
    code.visitInsn(LASTORE);
    code.visitVarInsn(ALOAD, spare);
    code.visitInsn(MONITOREXIT);
    code.visitLabel(end);
    code.visitJumpInsn(GOTO, done);
    code.visitLabel(handler);
    code.visitVarInsn(ASTORE, spare + 1);
    code.visitVarInsn(ALOAD, spare);
    code.visitInsn(MONITOREXIT);
    code.visitLabel(handlerEnd);
    code.visitVarInsn(ALOAD, spare + 1);
    code.visitInsn(ATHROW);
  }
}
