package org.gatehouse.selinux.label;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The contexts of what has a key and belongs to the whole JVM: the file {@code property_contexts},
 * made after Android's. Immutable; any thread.
 *
 * <p>A line is a key, or its beginning and {@code *}, and a context. System properties have their
 * own names; others are {@code env:NAME}, {@code security:NAME} and {@code configuration:PID}. The
 * longest beginning wins, a whole key beats all; two lines for one key are an error.
 */
public final class PropertyContexts {
  /** No line at all. */
  public static final PropertyContexts NONE = new PropertyContexts(List.of());

  private final List<Entry> entries;

  /** The longest first, whole keys before beginnings. */
  private record Entry(String key, boolean prefix, String context) {
    boolean covers(String asked) {
      return prefix ? asked.startsWith(key) : asked.equals(key);
    }
  }

  private PropertyContexts(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * Reads the file, which need not be there.
   *
   * @param validContext what the policy in force says of a context; one that is refused is an error
   */
  public static PropertyContexts read(Path file, Predicate<String> validContext)
      throws IOException, LabelSyntaxException {
    return of(Lines.readIfPresent(file), validContext);
  }

  static PropertyContexts of(List<Line> lines, Predicate<String> validContext)
      throws LabelSyntaxException {
    List<Entry> entries = new ArrayList<>();
    for (Line line : lines) {
      Entry entry = entry(line, validContext);
      boolean twice =
          entries.stream().anyMatch(e -> e.key.equals(entry.key) && e.prefix == entry.prefix);
      if (twice) {
        throw line.error(0, 0, "a context for " + line.field(0) + " is given twice");
      }
      entries.add(entry);
    }
    entries.sort(Comparator.comparing(Entry::prefix).thenComparing(entry -> -entry.key().length()));
    return new PropertyContexts(List.copyOf(entries));
  }

  private static Entry entry(Line line, Predicate<String> validContext)
      throws LabelSyntaxException {
    if (line.fields().size() != 2) {
      throw line.error(2, 0, "not a key and a context");
    }
    if (!validContext.test(line.field(1))) {
      throw line.error(1, 0, "invalid context " + line.field(1));
    }
    String key = line.field(0);
    boolean prefix = key.endsWith("*");
    return new Entry(prefix ? key.substring(0, key.length() - 1) : key, prefix, line.field(1));
  }

  /** The context of a key, or null if no line has it. */
  public @Nullable String lookup(String key) {
    for (Entry entry : entries) {
      if (entry.covers(key)) {
        return entry.context();
      }
    }
    return null;
  }
}
