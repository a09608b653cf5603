package org.gatehouse.shell.text;

import java.util.LinkedHashMap;
import java.util.Map;

/** Builds a row, or facts, in order. */
public final class Row {
  private final Map<String, Object> cells = new LinkedHashMap<>();

  /** Adds a cell. */
  public Row with(String name, Object value) {
    cells.put(name, value);
    return this;
  }

  /** Its cells. */
  public Map<String, Object> cells() {
    return cells;
  }
}
