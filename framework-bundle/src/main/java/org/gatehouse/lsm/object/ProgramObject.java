package org.gatehouse.lsm.object;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program about to run: a bundle that is started, or an operating-system process (struct
 * linux_binprm).
 *
 * @param path {@code /bundle/<symbolic-name>}, or the real path of the executable
 * @param arguments the arguments of a process; empty for a bundle
 * @param task the task of the bundle; null for a process
 * @param cred the creds it will run with; exec hooks label these
 */
public record ProgramObject(String path, List<String> arguments, @Nullable Task task, Cred cred) {

  /** Keeps an unmodifiable copy of the arguments. */
  public ProgramObject {
    arguments = List.copyOf(arguments);
  }

  @Override
  public String toString() {
    return "program " + path;
  }
}
