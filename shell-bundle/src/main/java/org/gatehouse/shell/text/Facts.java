package org.gatehouse.shell.text;

import java.util.List;
import java.util.Map;

/**
 * Facts about one thing.
 *
 * @param facts by name, in order
 */
public record Facts(Map<String, Object> facts) implements Shown {
  @Override
  public Object data() {
    return facts;
  }

  /** One fact a line. */
  @Override
  public String toString() {
    return Table.of(
        facts.entrySet().stream()
            .map(f -> List.of(f.getKey(), Listing.cell(f.getValue())))
            .toList());
  }
}
