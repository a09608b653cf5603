package org.gatehouse.apparmor.policy;

import org.jspecify.annotations.Nullable;

/**
 * Where something was written.
 *
 * @param line from 1
 * @param column in bytes, from 1
 * @param from where the file was included, null if it was not
 */
public record Place(String file, int line, int column, @Nullable Place from) {
  /** A place in a file that nothing included. */
  public Place(String file, int line, int column) {
    this(file, line, column, null);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }

  /** The same in words: the place in the first file, then where that led to. */
  public String trace() {
    Place outer = from;
    return outer == null ? toString() : outer.trace() + ": " + this;
  }
}
