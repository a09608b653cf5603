package org.gatehouse.capability.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What executables are granted: entries {@code PATTERN TEXT}, separated by semicolons or line ends.
 *
 * <p>A pattern is an absolute path in which {@code *} stands for any characters. The entries that
 * match a path add up.
 *
 * @param entries in the order of the text
 */
public record Grants(List<Entry> entries) {
  private static final Pattern ENTRY = Pattern.compile("[^;\n]+");
  private static final Pattern PARTS = Pattern.compile("\\s*(\\S+)(?:\\s+(.*\\S))?\\s*");

  /**
   * One grant.
   *
   * @param path which executables
   * @param caps what they get
   */
  public record Entry(Pattern path, FileCaps caps) {}

  /**
   * Reads the entries; a line that begins with # is a comment.
   *
   * @throws CapTextException for the first that is wrong, with the place
   */
  public static Grants parse(String text) {
    List<Entry> entries = new ArrayList<>();
    Matcher each = ENTRY.matcher(text);
    while (each.find()) {
      String entry = each.group();
      if (!entry.isBlank() && !entry.stripLeading().startsWith("#")) {
        entries.add(entry(entry, each.start()));
      }
    }
    return new Grants(List.copyOf(entries));
  }

  private static Entry entry(String text, int start) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      throw new CapTextException(start, "no entry '" + text + "'");
    }
    String path = parts.group(1);
    if (!path.startsWith("/")) {
      throw new CapTextException(start + parts.start(1), "'" + path + "' is no absolute path");
    }
    if (parts.group(2) == null) {
      throw new CapTextException(start + parts.end(1), "no capabilities for " + path);
    }
    try {
      return new Entry(glob(path), FileCaps.parse(parts.group(2)));
    } catch (CapTextException e) {
      throw e.within(start + parts.start(2));
    }
  }

  private static Pattern glob(String path) {
    StringBuilder regex = new StringBuilder();
    for (String part : path.split("\\*", -1)) {
      regex.append(regex.length() == 0 ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** What the executable of this path is granted. */
  public FileCaps of(String path) {
    return entries.stream()
        .filter(entry -> entry.path().matcher(path).matches())
        .map(Entry::caps)
        .reduce(FileCaps.NONE, FileCaps::and);
  }
}
