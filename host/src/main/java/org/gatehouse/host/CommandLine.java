package org.gatehouse.host;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * What the caller asked for.
 *
 * @param action what to do
 * @param operand the commands, the script's path or the arguments of the torture; empty otherwise
 * @param home the folder that keeps the state, if the caller named one
 * @param permissive whether the stack is to start permissive
 */
record CommandLine(Action action, String operand, Optional<Path> home, boolean permissive) {
  enum Action {
    INTERACTIVE,
    COMMANDS,
    FILE,
    STDIN,
    DEMO,
    TORTURE,
    VERSION,
    HELP
  }

  static CommandLine parse(String... args) throws RefusedException {
    return options(new ArrayDeque<>(Arrays.asList(args)), Optional.empty(), false);
  }

  /** Whether the shell reads commands from a terminal. */
  boolean isInteractive() {
    return action == Action.INTERACTIVE;
  }

  /** Whether it is the demo or the torture. */
  boolean isTorture() {
    return action == Action.DEMO || action == Action.TORTURE;
  }

  private static CommandLine options(Deque<String> rest, Optional<Path> home, boolean permissive)
      throws RefusedException {
    String first = rest.isEmpty() ? "" : rest.peekFirst();
    return switch (first) {
      case "--home" -> {
        rest.removeFirst();
        Path dir = Path.of(operand(rest, "--home needs a folder"));
        yield options(rest, Optional.of(dir), permissive);
      }
      case "--permissive" -> {
        rest.removeFirst();
        yield options(rest, home, true);
      }
      default -> action(rest, home, permissive);
    };
  }

  private static CommandLine action(Deque<String> rest, Optional<Path> home, boolean permissive)
      throws RefusedException {
    CommandLine line = action(rest).with(home, permissive);
    if (!rest.isEmpty()) {
      throw new RefusedException("unexpected argument '" + rest.peekFirst() + "', see --help");
    }
    if (line.isTorture() && home.isPresent()) {
      throw new RefusedException("--home does not go with " + line.operand.split(" ", 2)[0]);
    }
    return line;
  }

  private static CommandLine action(Deque<String> rest) throws RefusedException {
    if (rest.isEmpty()) {
      return of(Action.INTERACTIVE, "");
    }
    String first = rest.removeFirst();
    return switch (first) {
      case "--help", "-h" -> of(Action.HELP, "");
      case "--version" -> of(Action.VERSION, "");
      case "-" -> of(Action.STDIN, "-");
      case "-c" -> of(Action.COMMANDS, operand(rest, "-c needs commands"));
      case "demo" -> torture(Action.DEMO, first, rest);
      case "torture" -> torture(Action.TORTURE, first, rest);
      default -> script(first);
    };
  }

  private static CommandLine torture(Action action, String verb, Deque<String> rest) {
    rest.addFirst(verb);
    String operand = String.join(" ", rest);
    rest.clear();
    return of(action, operand);
  }

  private static CommandLine script(String path) throws RefusedException {
    if (path.startsWith("-") || !path.endsWith(".gogo")) {
      throw new RefusedException("unknown argument '" + path + "', see --help");
    }
    return of(Action.FILE, path);
  }

  private static String operand(Deque<String> rest, String complaint) throws RefusedException {
    if (rest.isEmpty()) {
      throw new RefusedException(complaint);
    }
    return rest.removeFirst();
  }

  private static CommandLine of(Action action, String operand) {
    return new CommandLine(action, operand, Optional.empty(), false);
  }

  private CommandLine with(Optional<Path> newHome, boolean newPermissive) {
    return new CommandLine(action, operand, newHome, newPermissive);
  }
}
