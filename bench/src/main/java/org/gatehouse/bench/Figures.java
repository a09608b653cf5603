package org.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was measured: facts of the machine and numbers, both by name. Kept as lines {@code
 * NAME<tab>VALUE}; the names of facts begin with {@code fact.}.
 */
public final class Figures {
  private static final String FACT = "fact.";

  private final SortedMap<String, String> facts = new TreeMap<>();
  private final SortedMap<String, Double> numbers = new TreeMap<>();

  /** Reads a stored run. */
  public static Figures read(Path file) throws IOException {
    Figures figures = new Figures();
    for (String line : Files.readAllLines(file)) {
      int tab = line.indexOf('\t');
      String name = line.substring(0, tab);
      String value = line.substring(tab + 1);
      if (name.startsWith(FACT)) {
        figures.fact(name.substring(FACT.length()), value);
      } else {
        figures.put(name, Double.parseDouble(value));
      }
    }
    return figures;
  }

  /** Stores them. */
  public void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    facts.forEach((name, value) -> lines.add(FACT + name + "\t" + value));
    numbers.forEach(
        (name, value) -> lines.add(String.format(Locale.ROOT, "%s\t%.3f", name, value)));
    Files.write(file, lines);
  }

  void fact(String name, String value) {
    facts.put(name, value);
  }

  void put(String name, double value) {
    numbers.put(name, value);
  }

  /** Takes in what another run found. */
  void add(Figures other) {
    facts.putAll(other.facts);
    numbers.putAll(other.numbers);
  }

  /** The fact of that name; empty if there is none. */
  public String fact(String name) {
    return facts.getOrDefault(name, "");
  }

  /** The number of that name; NaN if it was not measured. */
  public double get(String name) {
    return numbers.getOrDefault(name, Double.NaN);
  }

  /** The load of the machine as each part began, in words. */
  public String loads() {
    return facts.entrySet().stream()
        .filter(fact -> fact.getKey().startsWith("load."))
        .map(fact -> fact.getKey().substring("load.".length()) + " " + fact.getValue())
        .collect(Collectors.joining(", "));
  }

  /** The names of all numbers. */
  public List<String> names() {
    return List.copyOf(numbers.keySet());
  }
}
