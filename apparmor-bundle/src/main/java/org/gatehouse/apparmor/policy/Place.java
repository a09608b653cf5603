package org.gatehouse.apparmor.policy;

/**
 * Where something was written.
 *
 * @param line from 1
 * @param column in bytes, from 1
 */
public record Place(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
