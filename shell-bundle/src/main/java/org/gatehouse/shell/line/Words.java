package org.gatehouse.shell.line;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of one line, sorted and complete.
 *
 * @param operands in order
 * @param options with their values; empty for a flag
 */
public record Words(List<String> operands, Map<String, String> options) {
  /** Keeps unmodifiable copies. */
  public Words {
    operands = List.copyOf(operands);
    options = Map.copyOf(options);
  }

  /** An operand that must be there. */
  public String operand(int index) {
    return operands.get(index);
  }

  /** An operand that may be missing. */
  public Optional<String> optional(int index) {
    return index < operands.size() ? Optional.of(operands.get(index)) : Optional.empty();
  }

  /** The operands from this one on. */
  public List<String> from(int index) {
    return operands.subList(Math.min(index, operands.size()), operands.size());
  }

  /** Whether the option was given. */
  public boolean has(String option) {
    return options.containsKey(option);
  }

  /** The value of an option. */
  public Optional<String> value(String option) {
    return Optional.ofNullable(options.get(option));
  }
}
