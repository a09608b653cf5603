package org.gatehouse.fuzz;

import java.util.Arrays;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Labels;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.PolicyFormatException;
import org.gatehouse.selinux.policy.PolicyReader;
import org.gatehouse.selinux.policy.PolicyWriter;
import org.gatehouse.selinux.policy.Range;
import org.gatehouse.selinux.server.ActivePolicy;
import org.gatehouse.selinux.server.Relation;

/**
 * Binary SELinux policies: refused with an offset inside the file, or accepted; then versions 30 to
 * 33 are written back as they were, and questions about the policy's own contexts are answered.
 */
public final class SelinuxPolicyFuzzer {
  private static final int OLDEST_EXACT = 30;
  private static final int QUESTIONS = 8;

  private SelinuxPolicyFuzzer() {}

  /** One input; the fuzzer calls it. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    Policy policy;
    try {
      policy = PolicyReader.read(bytes);
    } catch (PolicyFormatException e) {
      need(e.offset() >= 0 && e.offset() <= bytes.length, "an offset outside of the file");
      return;
    }
    boolean exact = policy.version() >= OLDEST_EXACT;
    need(!exact || Arrays.equals(bytes, PolicyWriter.write(policy)), "not written as read");
    ask(new ActivePolicy(policy));
  }

  private static void ask(ActivePolicy active) {
    Labels labels = active.policy().labels();
    Context last = new Context(1, 1, 1, Range.NONE);
    for (Labels.InitialSid sid : labels.initialSids().stream().limit(QUESTIONS).toList()) {
      ask(active, sid.context(), last);
      last = sid.context();
    }
  }

  private static void ask(ActivePolicy active, Context source, Context target) {
    need(source.equals(active.parse(active.format(source)).orElseThrow()), "not read as written");
    int classes = Math.min(QUESTIONS, active.policy().names().classes().count());
    for (int objectClass = 0; objectClass <= classes; objectClass++) {
      active.access(source, target, objectClass);
      active.compute(Relation.TRANSITION, source, target, objectClass, "name");
      active.mayRelabel(source, target, objectClass, source);
    }
  }

  private static void need(boolean truth, String otherwise) {
    if (!truth) {
      throw new IllegalStateException(otherwise);
    }
  }
}
