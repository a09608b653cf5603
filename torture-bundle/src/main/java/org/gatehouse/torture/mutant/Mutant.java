package org.gatehouse.torture.mutant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.objectweb.asm.MethodVisitor;

/**
 * The broken variants: which method of framework-bundle is changed, and how.
 *
 * <p>None lacks the fence between a reader's count and its reading of the version alone. On x86
 * that fence is the atomic exchange itself, and with a plain load and store in its place a minute
 * of torture, with 20 or with 300 readers on two processors, showed nothing: the window is a few
 * nanoseconds, and it takes a grace period that begins and ends in it. The stress tests put the two
 * side by side millions of times, and there {@code GraceFenceBroken} must show the fault.
 */
public enum Mutant {
  NO_GRACE_PERIOD("rcu/Srcu", "synchronize", "a grace period ends at once"),
  EARLY_FREE("blob/ModuleSlots", "unlinkAll", "values are freed as soon as they are unlinked"),
  LOST_UPDATE("stack/StackCore", "publish", "a change does not look whether another came first"),
  MIXED_VERSIONS(
      "stack/ModuleStack", "replace", "replace publishes two versions: a disable and an enable"),
  LATE_MODULE_SKIPPED(
      "stack/StackState", "push", "a module that comes to a running stack gets no place in it"),
  FAIL_OPEN("dispatch/Calls", "caught", "a hook that throws allows"),
  KEPT_VERSIONS("dispatch/StackVersion", "<init>", "one of fifteen versions is held for ever");

  private static final String ROOM = "org/gatehouse/lsm/internal/";

  private final String type;
  private final String method;
  private final String explanation;

  Mutant(String type, String method, String explanation) {
    this.type = ROOM + type;
    this.method = method;
    this.explanation = explanation;
  }

  /** The name on the command line: {@code early-free}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The variant of this name. */
  public static Optional<Mutant> named(String word) {
    return Arrays.stream(values()).filter(m -> m.word().equals(word)).findFirst();
  }

  /** The class file's path in the jar. */
  public String path() {
    return type + ".class";
  }

  String method() {
    return method;
  }

  MethodVisitor edit(MethodVisitor code) {
    return switch (this) {
      case NO_GRACE_PERIOD -> Edits.returnAtOnce(code);
      case EARLY_FREE -> Edits.freeAllAtTheEnd(code);
      case LOST_UPDATE -> Edits.compareOldWithItself(code);
      case MIXED_VERSIONS -> Edits.disableThenEnable(code);
      case LATE_MODULE_SKIPPED -> Edits.returnThis(code);
      case FAIL_OPEN -> Edits.returnAllow(code);
      case KEPT_VERSIONS -> Edits.keepOneOfFifteen(code);
    };
  }

  /** What is broken, in words. */
  @Override
  public String toString() {
    String simple = type.substring(type.lastIndexOf('/') + 1);
    return explanation + " (" + simple + "." + method + " is changed)";
  }
}
