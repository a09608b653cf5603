package org.gatehouse.apparmor.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.jspecify.annotations.Nullable;

/**
 * The texts of profiles that were handed in, in files that outlive the module: {@code 000001} is
 * the oldest. Guarded by whoever holds it.
 */
public final class Kept {
  private static final String FILES = "[0-9]{6,9}";
  private static final Comparator<Path> ORDER = Comparator.comparingInt(Kept::number);

  private final @Nullable Path folder;
  private final String run;

  private Kept(@Nullable Path folder, String run) {
    this.folder = folder;
    this.run = run;
  }

  /** Texts that nobody keeps. */
  public static Kept nowhere() {
    return new Kept(null, "");
  }

  /**
   * Those in a folder, which is made when the first one is kept.
   *
   * @param run what no other run of the framework has
   */
  public static Kept in(Path folder, String run) {
    return new Kept(folder.toAbsolutePath().normalize(), run);
  }

  /** Whether a text was handed in during this run of the framework. */
  boolean isOfThisRun(KeptText text) {
    return text.run().equals(run);
  }

  /**
   * All files, the oldest first.
   *
   * @throws LsmException EIO
   */
  List<Path> files() {
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> name(file).matches(FILES)).sorted(ORDER).toList();
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private static int number(Path file) {
    return Integer.parseInt(name(file));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /**
   * Reads one.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is none
   */
  static KeptText read(Path file) throws IOException {
    return KeptText.of(Files.readString(file, StandardCharsets.ISO_8859_1));
  }

  /**
   * Keeps a text; what older ones say of its profiles counts no longer.
   *
   * @throws LsmException EIO: then everything is as before
   */
  void put(byte[] text, Set<String> names) {
    if (folder == null) {
      return;
    }
    List<Path> before = files();
    int last = before.isEmpty() ? 0 : number(before.get(before.size() - 1));
    Path next = folder.resolve("%06d".formatted(last + 1));
    write(next, new KeptText(run, names, new String(text, StandardCharsets.ISO_8859_1)));
    drop(before, names);
  }

  /**
   * Forgets profiles.
   *
   * @throws LsmException EIO
   */
  void drop(Set<String> names) {
    drop(files(), names);
  }

  private static void drop(List<Path> files, Set<String> names) {
    Map<Path, KeptText> changed = new TreeMap<>();
    for (Path file : files) {
      KeptText old = readable(file);
      if (old != null && old.names().stream().anyMatch(names::contains)) {
        changed.put(file, old.without(names));
      }
    }
    changed.forEach(Kept::write);
  }

  /** One that is not says nothing; whoever restores tells. */
  private static @Nullable KeptText readable(Path file) {
    try {
      return read(file);
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  /** A text none of whose profiles counts is of no use. */
  private static void write(Path file, KeptText text) {
    try {
      if (text.names().isEmpty()) {
        Files.delete(file);
        return;
      }
      Files.createDirectories(file.resolveSibling(""));
      Path fresh = file.resolveSibling(name(file) + ".new");
      Files.writeString(fresh, text.toString(), StandardCharsets.ISO_8859_1);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static LsmException failed(Path file, IOException reason) {
    return new LsmException(Errno.EIO, file + ": " + reason, reason);
  }
}
