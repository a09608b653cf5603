package org.gatehouse.lsm.internal.dispatch;

import static org.objectweb.asm.Opcodes.ACONST_NULL;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.IFNONNULL;
import static org.objectweb.asm.Opcodes.IF_ACMPEQ;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.RETURN;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import org.gatehouse.lsm.hook.Combine;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.stacker.CombineRule;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * The code of one hook in one version. A check with modules A and B reads
 *
 * <pre>
 *   Answers answers = null;
 *   Verdict v;
 *   try { v = A.fileOpen(subject, file); } catch (Throwable t) { v = Calls.caught(placeA, 42, t); }
 *   if (v != ALLOW) { answers = note(answers, version, 42, 0, v); if (ends(answers)) goto end; }
 *   … the same for B …
 *   end: return answers == null ? ALLOW : answers.conclude(new Object[] {subject, file});
 * </pre>
 *
 * <p>{@code ends} is asked under the rule {@code first} only. Queries go to {@link Query}.
 */
final class HookCode {
  private static final String CALLS = Code.PACKAGE + "Calls";
  private static final String ANSWERS = Code.PACKAGE + "Answers";
  private static final String ANSWERS_TYPE = "L" + ANSWERS + ";";
  private static final String PLACE_TYPE = "L" + Code.PACKAGE + "Place;";
  private static final String VERSION_TYPE = "L" + Code.PACKAGE + "StackVersion;";
  private static final String THROWABLE = "java/lang/Throwable";

  private final DispatcherGenerator generator;
  private final MethodVisitor code;
  private final StackVersion version;
  private final HookMethod hook;
  private final List<Place> places;
  private final Method method;
  private final int answers;
  private final int verdict;

  HookCode(
      DispatcherGenerator generator,
      MethodVisitor code,
      StackVersion version,
      HookMethod hook,
      List<Place> places) {
    this.generator = generator;
    this.code = code;
    this.version = version;
    this.hook = hook;
    this.places = places;
    this.method = hook.method();
    this.answers = Code.locals(method);
    this.verdict = answers + 1;
  }

  void emit() {
    if (hook.combine() == Combine.CONFIGURED) {
      check();
    } else if (hook.combine() == Combine.ALLOC) {
      alloc();
    } else if (hook.combine() == Combine.NOTIFY) {
      notification();
    } else {
      query();
    }
  }

  private void check() {
    Label end = new Label();
    code.visitInsn(ACONST_NULL);
    code.visitVarInsn(ASTORE, answers);
    for (int i = 0; i < places.size(); i++) {
      Label next = new Label();
      ask(places.get(i));
      skipIfAllowed(next);
      note(i, end);
      code.visitLabel(next);
    }
    code.visitLabel(end);
    Label conclude = new Label();
    code.visitVarInsn(ALOAD, answers);
    code.visitJumpInsn(IFNONNULL, conclude);
    Code.loadAllow(code);
    code.visitInsn(ARETURN);
    code.visitLabel(conclude);
    code.visitVarInsn(ALOAD, answers);
    Code.boxArguments(code, method);
    String conclusion = "([Ljava/lang/Object;)" + Code.ALLOW_TYPE;
    code.visitMethodInsn(INVOKEVIRTUAL, ANSWERS, "conclude", conclusion, false);
    code.visitInsn(ARETURN);
  }

  private void skipIfAllowed(Label next) {
    code.visitVarInsn(ALOAD, verdict);
    Code.loadAllow(code);
    code.visitJumpInsn(IF_ACMPEQ, next);
  }

  private void note(int place, Label end) {
    code.visitVarInsn(ALOAD, answers);
    loadVersionHookPlaceVerdict(place);
    String note = "(" + ANSWERS_TYPE + VERSION_TYPE + "II" + Code.ALLOW_TYPE + ")" + ANSWERS_TYPE;
    code.visitMethodInsn(INVOKESTATIC, ANSWERS, "note", note, false);
    code.visitVarInsn(ASTORE, answers);
    if (version.settings().rule() == CombineRule.FIRST) {
      code.visitVarInsn(ALOAD, answers);
      code.visitMethodInsn(INVOKESTATIC, ANSWERS, "ends", "(" + ANSWERS_TYPE + ")Z", false);
      code.visitJumpInsn(IFNE, end);
    }
  }

  private void loadVersionHookPlaceVerdict(int place) {
    generator.load(code, version, StackVersion.class);
    Code.pushInt(code, hook.index());
    Code.pushInt(code, place);
    code.visitVarInsn(ALOAD, verdict);
  }

  private void alloc() {
    for (int i = 0; i < places.size(); i++) {
      Label next = new Label();
      ask(places.get(i));
      skipIfAllowed(next);
      code.visitVarInsn(ALOAD, verdict);
      code.visitMethodInsn(INVOKESTATIC, CALLS, "isRefused", "(" + Code.ALLOW_TYPE + ")Z", false);
      code.visitJumpInsn(IFEQ, next);
      loadVersionHookPlaceVerdict(i);
      Code.boxArguments(code, method);
      String failed =
          "(" + VERSION_TYPE + "II" + Code.ALLOW_TYPE + "[Ljava/lang/Object;)" + Code.ALLOW_TYPE;
      code.visitMethodInsn(INVOKESTATIC, CALLS, "allocFailed", failed, false);
      code.visitInsn(ARETURN);
      code.visitLabel(next);
    }
    Code.loadAllow(code);
    code.visitInsn(ARETURN);
  }

  private void notification() {
    for (Place place : places) {
      if (!place.isDenying()) {
        count(place);
        call(place, "caughtVoid", "V");
      }
    }
    code.visitInsn(RETURN);
  }

  private void query() {
    generator.load(code, version, StackVersion.class);
    Code.pushInt(code, hook.index());
    Code.boxArguments(code, method);
    String ask = "(" + VERSION_TYPE + "I[Ljava/lang/Object;)Ljava/lang/Object;";
    code.visitMethodInsn(INVOKESTATIC, Code.PACKAGE + "Query", "ask", ask, false);
    if (method.getReturnType() == boolean.class) {
      code.visitTypeInsn(CHECKCAST, "java/lang/Boolean");
      code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Boolean", "booleanValue", "()Z", false);
      code.visitInsn(IRETURN);
      return;
    }
    code.visitTypeInsn(CHECKCAST, Code.name(method.getReturnType()));
    code.visitInsn(ARETURN);
  }

  /** Leaves the place's verdict in its local variable. */
  private void ask(Place place) {
    count(place);
    if (place.isDenying()) {
      deny(place);
      return;
    }
    call(place, "caught", Code.ALLOW_TYPE);
  }

  private void deny(Place place) {
    generator.load(code, place, Place.class);
    String subject = "";
    if (hasSubject()) {
      code.visitVarInsn(ALOAD, 1);
      subject = Type.getDescriptor(Cred.class);
    }
    String denied = "(" + PLACE_TYPE + subject + ")" + Code.ALLOW_TYPE;
    code.visitMethodInsn(INVOKESTATIC, CALLS, "denied", denied, false);
    code.visitVarInsn(ASTORE, verdict);
  }

  /** An alloc hook may begin with the new creds, which are nobody's yet. */
  private boolean hasSubject() {
    return hook.combine() == Combine.CONFIGURED
        && method.getParameterCount() > 0
        && method.getParameterTypes()[0] == Cred.class;
  }

  private void count(Place place) {
    if (version.settings().counting()) {
      generator.load(code, place, Place.class);
      Code.pushInt(code, hook.index());
      code.visitMethodInsn(INVOKESTATIC, CALLS, "count", "(" + PLACE_TYPE + "I)V", false);
    }
  }

  private void call(Place place, String onThrow, String result) {
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label after = new Label();
    code.visitTryCatchBlock(start, end, handler, null);
    code.visitLabel(start);
    generator.load(code, Objects.requireNonNull(place.target(hook)), hook.group());
    Code.loadArguments(code, method);
    String descriptor = Type.getMethodDescriptor(method);
    code.visitMethodInsn(
        INVOKEINTERFACE, Code.name(hook.group()), method.getName(), descriptor, true);
    store(result);
    code.visitLabel(end);
    code.visitJumpInsn(GOTO, after);
    code.visitLabel(handler);
    code.visitVarInsn(ASTORE, verdict + 1);
    generator.load(code, place, Place.class);
    Code.pushInt(code, hook.index());
    code.visitVarInsn(ALOAD, verdict + 1);
    String caught = "(" + PLACE_TYPE + "IL" + THROWABLE + ";)" + result;
    code.visitMethodInsn(INVOKESTATIC, CALLS, onThrow, caught, false);
    store(result);
    code.visitLabel(after);
  }

  private void store(String result) {
    if (!result.equals("V")) {
      code.visitVarInsn(ASTORE, verdict);
    }
  }
}
