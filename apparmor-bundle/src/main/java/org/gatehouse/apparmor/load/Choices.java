package org.gatehouse.apparmor.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.jspecify.annotations.Nullable;

/**
 * What operators said of profiles, by name, in a file that outlives the module: {@code complain
 * NAME} in each line. What is said of a profile is said of its children that nothing else is said
 * of.
 */
public final class Choices {
  private final @Nullable Path file;
  private volatile Map<String, Choice> all;

  private Choices(@Nullable Path file, Map<String, Choice> all) {
    this.file = file;
    this.all = all;
  }

  /** Choices that nobody keeps. */
  public static Choices unkept() {
    return new Choices(null, Map.of());
  }

  /**
   * Those of a file; none if there is no file.
   *
   * @throws LsmException EINVAL with the line that is none, EIO: nothing is known of what the
   *     operator wanted
   */
  public static Choices of(Path file) {
    Map<String, Choice> read = new TreeMap<>();
    try {
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          read(file, line, read);
        }
      }
    } catch (IOException e) {
      throw new LsmException(Errno.EIO, file + ": " + e, e);
    }
    return new Choices(file, Map.copyOf(read));
  }

  private static void read(Path file, String line, Map<String, Choice> into) {
    int end = line.indexOf(' ');
    try {
      into.put(line.substring(end + 1), Choice.valueOf(upper(line.substring(0, Math.max(end, 0)))));
    } catch (IllegalArgumentException e) {
      throw new LsmException(Errno.EINVAL, file + ": no choice: " + line, e);
    }
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  /** What was said of a profile, or of the nearest of those it is a child of. */
  @Nullable Choice of(String profile) {
    Map<String, Choice> now = all;
    Choice found = now.get(profile);
    int top = profile.startsWith(":") ? profile.indexOf("://") + 3 : 0;
    int end = profile.lastIndexOf("//");
    while (found == null && end > top) {
      found = now.get(profile.substring(0, end));
      end = profile.lastIndexOf("//", end - 1);
    }
    return found;
  }

  /**
   * Says something of a profile; null takes back what was said.
   *
   * @throws LsmException EINVAL for a name that no line can hold, EIO if it cannot be kept: then
   *     nothing was said
   */
  synchronized void put(String profile, @Nullable Choice choice) {
    if (profile.isEmpty() || profile.contains("\n") || profile.contains("\r")) {
      throw new LsmException(Errno.EINVAL, "no name of a profile: " + profile);
    }
    Map<String, Choice> next = new TreeMap<>(all);
    if (choice == null) {
      next.remove(profile);
    } else {
      next.put(profile, choice);
    }
    keep(next);
    all = Map.copyOf(next);
  }

  private void keep(Map<String, Choice> next) {
    if (file == null) {
      return;
    }
    StringBuilder text = new StringBuilder();
    next.forEach(
        (profile, choice) ->
            text.append(choice.name().toLowerCase(Locale.ROOT))
                .append(' ')
                .append(profile)
                .append('\n'));
    try {
      write(file, text.toString());
    } catch (IOException e) {
      throw new LsmException(Errno.EIO, file + ": " + e, e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
