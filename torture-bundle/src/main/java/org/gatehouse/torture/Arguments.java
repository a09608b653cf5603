package org.gatehouse.torture;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.torture.cycles.Cycles;
import org.gatehouse.torture.mutant.Mutant;

/**
 * What was asked for on the command line.
 *
 * @param program demo or torture
 * @param broken the variant to run
 * @param seconds how long
 * @param readers platform threads of the torture
 * @param virtual virtual threads of the torture
 * @param seed of the torture's operators
 * @param cycles lives of one module; 0 for the usual torture
 * @param module whose lives, or whose policy is loaded where no lives are asked for; that of a
 *     bundle of the distribution, or the torture's own
 */
record Arguments(
    Program program,
    Optional<Mutant> broken,
    int seconds,
    int readers,
    int virtual,
    long seed,
    int cycles,
    String module) {
  /** The two programs. */
  enum Program {
    DEMO,
    TORTURE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int MOST = 100_000;
  private static final String DEMO_USAGE = "demo [--seconds N] [--break NAME]";
  private static final String TORTURE_USAGE =
      "torture [--minutes N] [--readers N] [--virtual N] [--seed S] [--cycles N]"
          + " [--module NAME] [--break NAME]";

  /**
   * Reads the words after {@code gatehouse}.
   *
   * @throws IllegalArgumentException with the line to print
   */
  static Arguments parse(String line) {
    Deque<String> words = new ArrayDeque<>(Arrays.asList(line.strip().split(" +")));
    Program program = words.remove().equals("demo") ? Program.DEMO : Program.TORTURE;
    int seconds = program == Program.DEMO ? 16 : 60;
    Arguments arguments =
        new Arguments(program, Optional.empty(), seconds, 4, 16, 0, 0, Cycles.OWN);
    while (!words.isEmpty()) {
      arguments = arguments.with(words.remove(), words);
    }
    return arguments;
  }

  private Arguments with(String option, Deque<String> rest) {
    boolean known =
        switch (option) {
          case "--break", "--seconds" -> true;
          case "--minutes", "--readers", "--virtual", "--seed", "--cycles", "--module" ->
              program == Program.TORTURE;
          default -> false;
        };
    if (!known) {
      String usage = program == Program.DEMO ? DEMO_USAGE : TORTURE_USAGE;
      throw new IllegalArgumentException("unknown argument '" + option + "': " + usage);
    }
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return with(option, rest.remove());
  }

  private Arguments with(String option, String value) {
    return switch (option) {
      case "--break" -> with(mutant(value), seconds, readers, virtual, seed, cycles);
      case "--seconds" -> with(broken, number(option, value), readers, virtual, seed, cycles);
      case "--minutes" -> with(broken, 60 * number(option, value), readers, virtual, seed, cycles);
      case "--readers" -> with(broken, seconds, number(option, value), virtual, seed, cycles);
      case "--virtual" -> with(broken, seconds, readers, number(option, value), seed, cycles);
      case "--seed" -> with(broken, seconds, readers, virtual, number(option, value), cycles);
      case "--module" ->
          new Arguments(
              program, broken, seconds, readers, virtual, seed, cycles, name(option, value));
      default -> with(broken, seconds, readers, virtual, seed, number(option, value));
    };
  }

  private Arguments with(
      Optional<Mutant> what, int time, int platform, int light, long seeded, int lives) {
    return new Arguments(program, what, time, platform, light, seeded, lives, module);
  }

  private static String name(String option, String value) {
    if (!value.matches("[a-z][a-z0-9]{0,30}")) {
      throw new IllegalArgumentException(option + " needs a module's name, not '" + value + "'");
    }
    return value;
  }

  private static Optional<Mutant> mutant(String value) {
    Optional<Mutant> found = Mutant.named(value);
    if (found.isEmpty()) {
      String names =
          Arrays.stream(Mutant.values()).map(Mutant::word).collect(Collectors.joining(", "));
      throw new IllegalArgumentException("nothing to break called '" + value + "', only " + names);
    }
    return found;
  }

  private static int number(String option, String value) {
    boolean fits = value.matches("[0-9]{1,6}") && Integer.parseInt(value) <= MOST;
    if (!fits) {
      throw new IllegalArgumentException(
          option + " needs a number up to " + MOST + ", not '" + value + "'");
    }
    return Integer.parseInt(value);
  }
}
