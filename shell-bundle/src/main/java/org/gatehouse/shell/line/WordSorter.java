package org.gatehouse.shell.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells options from operands, one word after the other. A word with one dash is an option only if
 * it is declared, so that negative numbers are operands; after {@code --} everything is an operand.
 */
final class WordSorter {
  private final Synopsis synopsis;
  private final List<String> operands = new ArrayList<>();
  private final Map<String, String> options = new LinkedHashMap<>();
  private boolean onlyOperands;

  WordSorter(Synopsis synopsis) {
    this.synopsis = synopsis;
  }

  void add(String word) {
    if (onlyOperands) {
      operands.add(word);
    } else if (word.equals("--")) {
      onlyOperands = true;
    } else if (word.startsWith("--") || synopsis.options().containsKey(word)) {
      addOption(word);
    } else {
      operands.add(word);
    }
  }

  private void addOption(String word) {
    String[] option = word.split("=", 2);
    String value = synopsis.options().get(option[0]);
    if (value == null) {
      throw synopsis.wrong("unknown option '" + option[0] + "'");
    }
    if (value.isEmpty() == (option.length == 2)) {
      String need = value.isEmpty() ? " takes no value" : " needs =" + value;
      throw synopsis.wrong("option " + option[0] + need);
    }
    options.put(option[0], option.length == 2 ? option[1] : "");
  }

  Words words() {
    if (!options.containsKey(Synopsis.HELP)) {
      checkCount();
    }
    return new Words(operands, options);
  }

  private void checkCount() {
    int given = operands.size();
    for (Operand operand : synopsis.at(given)) {
      boolean first = given < synopsis.operands().size();
      if (first && !operand.optional()) {
        throw synopsis.wrong(operand.name() + " is missing");
      }
    }
    if (given > 0 && synopsis.at(given - 1).isEmpty()) {
      throw synopsis.wrong("unexpected '" + operands.get(synopsis.operands().size()) + "'");
    }
  }
}
