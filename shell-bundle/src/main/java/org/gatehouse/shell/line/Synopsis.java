package org.gatehouse.shell.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/**
 * What a command accepts.
 *
 * @param command its name with scope
 * @param summary what it does, in one line
 * @param usage its operands and options, such as {@code WHAT [--no-enable]}
 * @param details lines about them; may be empty
 * @param operands the places, in order
 * @param options the options, each with what stands after its {@code =}; empty for a flag
 */
public record Synopsis(
    String command,
    String summary,
    String usage,
    String details,
    List<Operand> operands,
    Map<String, String> options) {
  /** The option that every command has. */
  public static final String HELP = "--help";

  /**
   * Reads a descriptor.
   *
   * @param descriptor the usage in its first line, then the details
   */
  public static Synopsis of(String command, String summary, String descriptor) {
    String[] lines = descriptor.split("\n", 2);
    List<Operand> operands = new ArrayList<>();
    Map<String, String> options = new LinkedHashMap<>();
    for (String word : lines[0].split(" ", -1)) {
      if (word.startsWith("[-")) {
        String[] option = word.substring(1, word.length() - 1).split("=", 2);
        options.put(option[0], option.length == 2 ? option[1] : "");
      } else if (!word.isEmpty()) {
        operands.add(Operand.parse(word));
      }
    }
    options.put(HELP, "");
    String details = lines.length == 2 ? lines[1].stripTrailing() : "";
    return new Synopsis(command, summary, lines[0], details, operands, options);
  }

  /** The place of the operand with this index; the last one may take many. */
  public List<Operand> at(int index) {
    if (operands.isEmpty()) {
      return List.of();
    }
    Operand last = operands.get(operands.size() - 1);
    if (index < operands.size()) {
      return List.of(operands.get(index));
    }
    return last.repeated() ? List.of(last) : List.of();
  }

  /**
   * Sorts the words of a line.
   *
   * @throws LsmException EINVAL, naming what is wrong and the usage
   */
  public Words parse(String... words) {
    WordSorter sorter = new WordSorter(this);
    for (String word : words) {
      sorter.add(String.valueOf(word));
    }
    return sorter.words();
  }

  /** The text of {@code --help}. */
  public String help() {
    String text = command + " - " + summary + "\nusage: " + line();
    return details.isEmpty() ? text : text + "\n" + details.indent(2).stripTrailing();
  }

  /** The command with its usage where both fit into so many characters, else with dots. */
  public String brief(int length) {
    String line = line();
    return line.length() <= length ? line : command + " …";
  }

  LsmException wrong(String what) {
    return new LsmException(Errno.EINVAL, what + "; usage: " + line());
  }

  private String line() {
    return (command + " " + usage).strip();
  }
}
