package org.gatehouse.selinux.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of symbols: by name (aliases too) and by value (primary names only). Immutable; keeps the
 * order of its source.
 */
public final class Symbols<T extends Symbol> {
  private final int count;
  private final List<T> entries;
  private final Map<String, T> byName;
  private final List<@Nullable T> byValue;

  private Symbols(int count, List<T> entries, Map<String, T> byName, List<@Nullable T> byValue) {
    this.count = count;
    this.entries = entries;
    this.byName = byName;
    this.byValue = byValue;
  }

  /**
   * A table of symbols with values from 1 to count; not every value needs a name.
   *
   * @throws IllegalArgumentException if a name or value is there twice, or a value is out of range
   */
  public static <T extends Symbol> Symbols<T> of(int count, List<T> entries) {
    Map<String, T> byName = new HashMap<>(entries.size() * 2);
    List<@Nullable T> byValue = new ArrayList<>(Collections.nCopies(count + 1, null));
    for (T symbol : entries) {
      if (symbol.value() < 1 || symbol.value() > count) {
        throw new IllegalArgumentException(
            symbol.name() + " has the value " + symbol.value() + ", which is not in 1.." + count);
      }
      if (byName.put(symbol.name(), symbol) != null) {
        throw new IllegalArgumentException("the name " + symbol.name() + " twice");
      }
      if (!symbol.isAlias() && byValue.set(symbol.value(), symbol) != null) {
        throw new IllegalArgumentException("the value " + symbol.value() + " twice");
      }
    }
    return new Symbols<>(count, List.copyOf(entries), byName, byValue);
  }

  /** A table of symbols whose highest value is the number of its primary names. */
  public static <T extends Symbol> Symbols<T> of(List<T> entries) {
    return of(entries.stream().mapToInt(Symbol::value).max().orElse(0), entries);
  }

  /** The highest value. */
  public int count() {
    return count;
  }

  /** All names, aliases too, in the order of the source. */
  public List<T> entries() {
    return entries;
  }

  /** What a name or alias stands for. */
  public Optional<T> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The same without a wrapper; null if there is none. */
  public @Nullable T find(String name) {
    return byName.get(name);
  }

  /** What has a value; null if no primary name has it. */
  public @Nullable T get(int value) {
    return value < 1 || value > count ? null : byValue.get(value);
  }

  /**
   * The primary name of a value.
   *
   * @throws IllegalArgumentException if there is none
   */
  public String name(int value) {
    T symbol = get(value);
    if (symbol == null) {
      throw new IllegalArgumentException("no symbol has the value " + value);
    }
    return symbol.name();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Symbols<?> table
        && count == table.count
        && entries.equals(table.entries);
  }

  @Override
  public int hashCode() {
    return 31 * count + entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
