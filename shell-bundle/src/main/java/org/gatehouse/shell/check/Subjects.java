package org.gatehouse.shell.check;

import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;

/**
 * Finds tasks and their creds by what a person calls them.
 *
 * @param tasks the host's tasks
 * @param self who {@code self} is
 */
public record Subjects(Tasks tasks, Cred self) {
  private static final String SELF = "self";
  private static final String OPERATOR = "operator";

  /**
   * Creds by bundle id, symbolic name, {@code framework}, {@code operator} or {@code self}.
   *
   * @throws org.gatehouse.lsm.hook.LsmException ESRCH with the nearest names
   */
  public Cred cred(String name) {
    return switch (name) {
      case SELF -> self;
      case OPERATOR -> tasks.operator();
      default -> tasks.named(name).cred();
    };
  }

  /** A task by the same names; the operator's task is the one that the session acts for. */
  public Task task(String name) {
    return switch (name) {
      case SELF, OPERATOR -> cred(name).task();
      default -> tasks.named(name);
    };
  }
}
