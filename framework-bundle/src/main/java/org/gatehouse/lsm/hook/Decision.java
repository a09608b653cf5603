package org.gatehouse.lsm.hook;

import java.util.List;

/**
 * What stands behind a verdict that is not a plain allow.
 *
 * @param serial the serial of its audit event; 0 for a question that is not audited
 * @param stackVersion the version of the stack that decided; one decision has exactly one
 * @param hook the hook's kernel name
 * @param subject who asked, in words
 * @param object what was asked for, in words
 * @param labels labels of subject and object by module, as {@code subj_smack=Db}
 * @param answers the modules that have the hook, in stack order
 */
public record Decision(
    long serial,
    long stackVersion,
    String hook,
    String subject,
    String object,
    List<String> labels,
    List<Answer> answers) {

  /** Keeps unmodifiable copies of the lists. */
  public Decision {
    labels = List.copyOf(labels);
    answers = List.copyOf(answers);
  }

  /** The same decision under an audit serial. */
  public Decision withSerial(long number) {
    return new Decision(number, stackVersion, hook, subject, object, labels, answers);
  }

  /**
   * One module's part.
   *
   * @param module the module's name
   * @param asked false when the rule {@code first} ended the walk before this module
   * @param verdict its answer; {@link Verdict#ALLOW} where it was not asked
   */
  public record Answer(String module, boolean asked, Verdict verdict) {}
}
