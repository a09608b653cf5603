package org.gatehouse.smack.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where labels come from when nothing carries its own: an operator's configuration.
 *
 * @param bundles which symbolic names get which label; the first that fits counts
 * @param files labels of paths and what is below, the longest path first
 * @param framework the framework's label
 * @param operator the label of operators' sessions
 * @param file the label of files that nothing else labels
 * @param manifest whether a bundle's header {@code Smack-Label} is believed
 */
public record Placing(
    List<BundleEntry> bundles,
    List<FileEntry> files,
    Label framework,
    Label operator,
    Label file,
    boolean manifest) {
  /** Nothing configured: everything is the floor. */
  public static final Placing DEFAULT =
      new Placing(List.of(), List.of(), Label.FLOOR, Label.FLOOR, Label.FLOOR, false);

  /** A pattern of symbolic names and its label. */
  public record BundleEntry(Pattern name, Label label) {}

  /**
   * A path and its label.
   *
   * @param path without a slash at its end; empty for the root
   * @param transmute whether files made below get the label of their directory by rules with t
   */
  public record FileEntry(String path, Label label, boolean transmute) {
    boolean contains(String other) {
      return other.startsWith(path)
          && (other.length() == path.length() || other.charAt(path.length()) == '/');
    }
  }

  /** The label of a bundle by its symbolic name. */
  public Optional<Label> bundle(String name) {
    return bundles.stream()
        .filter(entry -> entry.name().matcher(name).matches())
        .map(BundleEntry::label)
        .findFirst();
  }

  /** The entry with the longest path that contains this one. */
  public Optional<FileEntry> file(String path) {
    return files.stream().filter(entry -> entry.contains(path)).findFirst();
  }

  /**
   * Reads {@code PATTERN LABEL} entries, separated by semicolons or line ends; {@code *} stands for
   * any characters.
   *
   * @throws IllegalArgumentException for the first that is malformed
   */
  public static List<BundleEntry> bundles(Labels labels, String text) {
    List<BundleEntry> entries = new ArrayList<>();
    for (String[] words : entries("bundles", text, 2)) {
      entries.add(new BundleEntry(glob(words[0]), label(labels, words[1])));
    }
    return List.copyOf(entries);
  }

  /**
   * Reads {@code PATH LABEL [transmute]} entries.
   *
   * @throws IllegalArgumentException for the first that is malformed
   */
  public static List<FileEntry> files(Labels labels, String text) {
    List<FileEntry> entries = new ArrayList<>();
    for (String[] words : entries("files", text, 3)) {
      boolean transmute = words.length == 3;
      if (!words[0].startsWith("/") || (transmute && !words[2].equals("transmute"))) {
        throw new IllegalArgumentException("files: no entry '" + String.join(" ", words) + "'");
      }
      String path = words[0].replaceAll("/+$", "");
      entries.add(new FileEntry(path, label(labels, words[1]), transmute));
    }
    entries.sort(Comparator.comparingInt((FileEntry e) -> e.path().length()).reversed());
    return List.copyOf(entries);
  }

  /**
   * A whole label.
   *
   * @throws IllegalArgumentException if the text is not exactly one
   */
  public static Label label(Labels labels, String text) {
    boolean whole = LabelText.end(text) == text.length() && text.length() <= LabelText.MAX;
    if (!whole || text.isEmpty() || text.startsWith("-")) {
      throw new IllegalArgumentException("no label: '" + LabelText.printable(text) + "'");
    }
    return labels.intern(text);
  }

  private static List<String[]> entries(String name, String text, int most) {
    List<String[]> entries = new ArrayList<>();
    for (String entry : text.split("[;\n]", -1)) {
      String[] words = entry.strip().split("\\s+", -1);
      if (!entry.isBlank() && (words.length < 2 || words.length > most)) {
        throw new IllegalArgumentException(name + ": no entry '" + entry.strip() + "'");
      }
      if (!entry.isBlank()) {
        entries.add(words);
      }
    }
    return entries;
  }

  private static Pattern glob(String text) {
    StringBuilder regex = new StringBuilder();
    for (String part : text.split("\\*", -1)) {
      regex.append(regex.length() == 0 ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(regex.toString());
  }
}
