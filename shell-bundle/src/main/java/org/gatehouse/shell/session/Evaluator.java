package org.gatehouse.shell.session;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.felix.gogo.runtime.Closure;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;

/** Runs statements in a session and prints what they return. */
public final class Evaluator {
  /** A session variable: the status that {@code exit} asked for. */
  public static final String EXIT = ".gatehouse.exit";

  /** Where commands without a scope are looked for, in this order. */
  private static final List<String> SCOPES = List.of("gogo", "felix", "lsm", "*");

  private final CommandSession session;

  /** Prepares the session. */
  public Evaluator(CommandSession session) {
    this.session = session;
    session.put("SCOPE", String.join(":", SCOPES));
  }

  /**
   * Runs one statement.
   *
   * @throws Exception what a command threw, in whatever place of a pipeline it stands
   */
  public void run(Statement statement) throws Exception {
    Object result = session.execute(statement.text());
    if (session.get(Closure.PIPE_EXCEPTION) instanceof Exception failed) {
      throw failed;
    }
    session.put("_", result);
    if (result != null && !statement.assignment()) {
      print(session.format(result, Converter.INSPECT));
    }
  }

  private void print(CharSequence text) {
    PrintStream out = session.getConsole();
    String lines = text.toString();
    if (!lines.isEmpty()) {
      out.println(lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines);
      out.flush();
    }
  }

  /** Whether {@code exit} ran. */
  public boolean isOver() {
    return session.get(EXIT) != null;
  }

  /** The status that it asked for; 0 if it did not run. */
  public int status() {
    return session.get(EXIT) instanceof Integer status ? status : 0;
  }

  /** The full name of a command, as Gogo finds it; the name itself if there is none. */
  public static String resolve(String name, Collection<String> commands) {
    return SCOPES.stream()
        .map(scope -> scope + ":" + name)
        .filter(full -> !name.contains(":") && commands.contains(full))
        .findFirst()
        .orElse(name);
  }

  /** The names of all commands, as Gogo keeps them. */
  public Set<String> commands() {
    Set<String> names = new TreeSet<>();
    for (Object name : session.get(".commands") instanceof Set<?> all ? all : Set.of()) {
      names.add(String.valueOf(name));
    }
    return names;
  }
}
