package org.gatehouse.lsm.access;

import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.object.Cred;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Asks the hooks for objects of a library's own: a database its tables, a broker its topics.
 *
 * <p>The subject is the caller: the nearest code on the stack that is neither the JDK's nor the
 * library's that asks; without any, the task that made the thread. What the thread gave up counts.
 * Any thread; blocks for as long as modules' hooks do. Where nobody mediates every demand is
 * refused.
 */
@ProviderType
public interface AccessCheck {
  /** One question, in the words of the hook table. */
  @FunctionalInterface
  interface Question {
    /**
     * Asks one hook or several.
     *
     * @param hooks the table; its methods are the hooks
     * @param subject who asks
     * @param objects makes objects; what it makes the question releases
     */
    Verdict ask(HookTable hooks, Cred subject, ObjectTable objects);
  }

  /** The verdict; a question that throws is a denial. */
  Verdict check(Question question);

  /**
   * Returns if the question is answered with an allowing verdict.
   *
   * @throws SecurityException naming module, hook, subject, object and reason
   */
  void demand(Question question);
}
