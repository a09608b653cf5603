package org.gatehouse.torture;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
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
 */
record Arguments(
    Program program,
    Optional<Mutant> broken,
    int seconds,
    int readers,
    int virtual,
    long seed,
    int cycles) {
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
      "torture [--minutes N] [--readers N] [--virtual N] [--seed S] [--cycles N] [--break NAME]";

  /**
   * Reads the words after {@code gatehouse}.
   *
   * @throws IllegalArgumentException with the line to print
   */
  static Arguments parse(String line) {
    Deque<String> words = new ArrayDeque<>(Arrays.asList(line.strip().split(" +")));
    Program program = words.remove().equals("demo") ? Program.DEMO : Program.TORTURE;
    int seconds = program == Program.DEMO ? 16 : 60;
    Arguments arguments = new Arguments(program, Optional.empty(), seconds, 4, 16, 0, 0);
    while (!words.isEmpty()) {
      arguments = arguments.with(words.remove(), words);
    }
    return arguments;
  }

  private Arguments with(String option, Deque<String> rest) {
    boolean known =
        switch (option) {
          case "--break", "--seconds" -> true;
          case "--minutes", "--readers", "--virtual", "--seed", "--cycles" ->
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
      case "--break" ->
          new Arguments(program, mutant(value), seconds, readers, virtual, seed, cycles);
      case "--seconds" -> withSeconds(number(option, value));
      case "--minutes" -> withSeconds(60 * number(option, value));
      case "--readers" ->
          new Arguments(program, broken, seconds, number(option, value), virtual, seed, cycles);
      case "--virtual" ->
          new Arguments(program, broken, seconds, readers, number(option, value), seed, cycles);
      case "--seed" ->
          new Arguments(program, broken, seconds, readers, virtual, number(option, value), cycles);
      default ->
          new Arguments(program, broken, seconds, readers, virtual, seed, number(option, value));
    };
  }

  private Arguments withSeconds(int now) {
    return new Arguments(program, broken, now, readers, virtual, seed, cycles);
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
