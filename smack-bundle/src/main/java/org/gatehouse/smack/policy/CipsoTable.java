package org.gatehouse.smack.policy;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/**
 * {@code cipso2}: the level and categories a label would have on a wire (Linux 6.12 smackfs.c,
 * smk_set_cipso). They are checked and kept; in a JVM nothing goes over such a wire.
 */
public final class CipsoTable {
  private static final Pattern LINE = Pattern.compile("(\\S+)\\s+([0-9]{1,9})\\s+([0-9]{1,9})(.*)");
  private static final int MAX_LEVEL = 255;
  private static final int MAX_CATEGORY = 184;

  private final Labels labels;
  private final Map<String, String> entries = new ConcurrentSkipListMap<>();

  CipsoTable(Labels labels) {
    this.labels = labels;
  }

  /**
   * A write of {@code LABEL LEVEL COUNT CATEGORY...}.
   *
   * @throws LsmException EINVAL for another form, or a level or category that is too high
   */
  public void write(String text) {
    Matcher line = LINE.matcher(text.strip());
    if (!line.matches()) {
      throw new LsmException(Errno.EINVAL, "cipso2 is LABEL LEVEL COUNT CATEGORY...");
    }
    int level = Integer.parseInt(line.group(2));
    String[] categories = line.group(4).strip().split("\\s+", -1);
    int count = line.group(4).isBlank() ? 0 : categories.length;
    if (level > MAX_LEVEL || Integer.parseInt(line.group(3)) != count) {
      throw new LsmException(Errno.EINVAL, "cipso2: " + text);
    }
    for (int i = 0; i < count; i++) {
      check(categories[i]);
    }
    String rest = count == 0 ? "" : "/" + String.join(",", categories);
    entries.put(labels.intern(line.group(1)).text(), String.format("%3d", level) + rest);
  }

  private static void check(String category) {
    if (!category.matches("[0-9]{1,9}")
        || Integer.parseInt(category) < 1
        || Integer.parseInt(category) > MAX_CATEGORY) {
      throw new LsmException(Errno.EINVAL, "no category: " + LabelText.printable(category));
    }
  }

  /** As it is read: label, level, and categories behind a slash. */
  public String show() {
    return entries.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
