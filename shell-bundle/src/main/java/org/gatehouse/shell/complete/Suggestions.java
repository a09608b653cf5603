package org.gatehouse.shell.complete;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.gatehouse.lsm.stacker.Stacker;
import org.gatehouse.shell.check.Hooks;
import org.gatehouse.shell.line.Operand;
import org.gatehouse.shell.line.Synopsis;
import org.gatehouse.shell.load.Sources;

/**
 * Ways to go on with a command. What stands at a place follows from the operand's name in the
 * synopsis.
 *
 * @param stacker the modules and hooks
 * @param tasks the tasks
 * @param tree the control tree
 * @param sources the modules of the distribution
 * @param commands the names of the commands
 */
record Suggestions(
    Stacker stacker, Tasks tasks, SecurityFs tree, Sources sources, List<String> commands) {
  /**
   * For the last of these words.
   *
   * @param words those after the command; the last one may be empty or begun
   */
  List<Suggestion> of(Synopsis synopsis, List<String> words) {
    String word = words.get(words.size() - 1);
    if (word.startsWith("-")) {
      return options(synopsis);
    }
    List<String> operands =
        words.subList(0, words.size() - 1).stream().filter(w -> !w.startsWith("-")).toList();
    return synopsis.at(operands.size()).stream()
        .flatMap(operand -> of(operand, operands, word).stream())
        .toList();
  }

  private List<Suggestion> options(Synopsis synopsis) {
    List<Suggestion> all = new ArrayList<>();
    synopsis
        .options()
        .forEach(
            (option, value) -> {
              if (value.isEmpty()) {
                all.add(Suggestion.of(option));
              } else {
                of(new Operand(value, false, false), List.of(), "")
                    .forEach(choice -> all.add(choice.after(option + "=")));
              }
            });
    return all;
  }

  private List<Suggestion> of(Operand operand, List<String> before, String word) {
    return switch (operand.name()) {
      case "MODULE", "OLD" -> Values.words(modules());
      case "WHOSE" ->
          Stream.concat(modules().stream(), tasks.all().stream().map(t -> "task:" + t.name()))
              .map(Suggestion::of)
              .toList();
      case "NEW" -> Stream.concat(Values.words(modules()).stream(), jars(word).stream()).toList();
      case "WHAT" -> jars(word);
      case "HOOK" -> hooks();
      case "SUBJECT" -> new Values(tasks).subjects();
      case "ARGUMENT" -> arguments(before.get(0), word);
      case "PATH" -> Paths.inTree(tree, tasks.operator(), word);
      case "PROFILE" -> Values.words(profiles());
      case "BOOLEAN" -> booleans(word);
      case "FILE" -> Paths.inFiles(word);
      case "COMMAND" -> Values.words(commands);
      default -> choices(operand.name());
    };
  }

  private static List<Suggestion> choices(String name) {
    return name.contains("|") ? Values.words(List.of(name.split("\\|"))) : List.of();
  }

  private List<String> modules() {
    return stacker.list().stream().map(module -> module.name()).toList();
  }

  /** The profiles of AppArmor; none where it is not there. */
  private List<String> profiles() {
    try {
      byte[] lines = tree.read(tasks.operator(), "/security/apparmor/profiles");
      return new String(lines, StandardCharsets.ISO_8859_1)
          .lines()
          .map(line -> line.replaceFirst(" \\([a-z]+\\)$", ""))
          .toList();
    } catch (LsmException e) {
      return List.of();
    }
  }

  /** The booleans of SELinux, and behind a sign of equality their states. */
  private List<Suggestion> booleans(String word) {
    int equals = word.indexOf('=');
    return equals < 0 ? names("/fs/selinux/booleans") : states(word.substring(0, equals + 1));
  }

  private static List<Suggestion> states(String before) {
    return Values.words(List.of("on", "off")).stream().map(each -> each.after(before)).toList();
  }

  private List<Suggestion> names(String directory) {
    try {
      return tree.list(tasks.operator(), directory).stream()
          .map(each -> Suggestion.of(each.name()))
          .toList();
    } catch (LsmException e) {
      return List.of(); // the module is not there
    }
  }

  private List<Suggestion> jars(String word) {
    Stream<Suggestion> files =
        Paths.inFiles(word).stream().filter(s -> !s.complete() || s.word().endsWith(".jar"));
    return Stream.concat(Values.words(sources.names()).stream(), files).toList();
  }

  private List<Suggestion> hooks() {
    return stacker.hooks().stream()
        .flatMap(hook -> Stream.of(hook.kernelName(), hook.javaName()))
        .distinct()
        .map(Suggestion::of)
        .toList();
  }

  private List<Suggestion> arguments(String hook, String word) {
    try {
      return new Values(tasks).arguments(Hooks.find(stacker.hooks(), hook), word);
    } catch (LsmException e) {
      return List.of(); // no such hook, nothing to suggest
    }
  }
}
