package org.gatehouse.shell.session;

import java.io.EOFException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.gogo.runtime.SyntaxError;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.shell.line.CommandFailure;
import org.gatehouse.shell.text.Nearest;

/** Failures as the one line that a person sees. */
public final class Failures {
  private Failures() {}

  /**
   * The line.
   *
   * @param commands the names of the commands that there are
   */
  public static String line(Throwable failure, Collection<String> commands) {
    return text(failure, commands).strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static String text(Throwable failure, Collection<String> commands) {
    if (failure.getSuppressed().length > 0 && failure.getClass() == Exception.class) {
      return text(failure.getSuppressed()[0], commands); // Gogo's wrapper around a pipeline's
    }
    if (failure instanceof CommandFailure) {
      return String.valueOf(failure.getMessage());
    }
    if (failure instanceof LsmException refusal) {
      return refusal.errno() + ": " + refusal.getMessage();
    }
    if (failure instanceof CommandNotFoundException unknown) {
      return unknown(unknown.getCommand(), commands);
    }
    if (failure instanceof SyntaxError || failure instanceof EOFException) {
      return "syntax error: " + failure.getMessage();
    }
    if (failure instanceof InterruptedException) {
      return "interrupted";
    }
    String message = failure.getMessage();
    return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  private static String unknown(String command, Collection<String> commands) {
    Set<String> names =
        commands.stream()
            .map(name -> command.contains(":") ? name : name.substring(name.indexOf(':') + 1))
            .filter(name -> !name.equals(command)) // Gogo remembers commands that went away
            .collect(Collectors.toSet());
    return "no command '" + command + "'" + Nearest.hint(command, names);
  }
}
