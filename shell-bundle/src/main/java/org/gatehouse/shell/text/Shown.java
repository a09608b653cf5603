package org.gatehouse.shell.text;

/** The result of a command: {@code toString} is for people. */
public interface Shown {
  /** What JSON is made of: maps, lists, strings, numbers and booleans. */
  Object data();

  /** The same as JSON. */
  default String json() {
    return Json.of(data());
  }
}
