package org.gatehouse.selinux.policy;

/**
 * A sensitivity, or a second name of one.
 *
 * @param level its value and the categories that may go with it
 */
public record Sensitivity(String name, boolean isAlias, Level level) implements Symbol {
  @Override
  public int value() {
    return level.sensitivity();
  }
}
