package org.gatehouse.mediation.subject;

import org.jspecify.annotations.Nullable;

/**
 * Who acts: the number of a task, and what the thread gave up for the time being. Never a cred,
 * which belongs to one incarnation: the classes of a bundle outlive its stop.
 *
 * @param owner the task's number; 0 is the framework
 * @param narrowing the rights given up; null for none
 */
public record Subject(long owner, @Nullable Narrowing narrowing) {
  /** Nobody is known. */
  public static final long NOBODY = -1;

  /** The framework, and whatever acts for itself in it. */
  public static final Subject FRAMEWORK = new Subject(0, null);

  /** Code or a thread that no task is known for. */
  public static final Subject UNLABELLED = new Subject(NOBODY, null);

  /** Whether no task is known. */
  public boolean isUnlabelled() {
    return owner == NOBODY;
  }

  /** The same with these rights given up besides. */
  Subject narrowed(@Nullable Narrowing more) {
    return more == null ? this : new Subject(owner, more.within(narrowing));
  }
}
