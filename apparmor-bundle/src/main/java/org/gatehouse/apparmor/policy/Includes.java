package org.gatehouse.apparmor.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads included files. Within one profile, hats aside, a file is included once: what was
 * seen before is skipped without a word. Not thread-safe.
 */
final class Includes {
  /** A file under the name it was found by. */
  private record Found(String name, Path path) {}

  private final IncludePath where;
  private final Deque<Set<String>> seen = new ArrayDeque<>(List.of(new HashSet<>()));

  Includes(IncludePath where) {
    this.where = where;
  }

  /** A profile begins: nothing was included in it yet. */
  void enter() {
    seen.push(new HashSet<>());
  }

  /** The profile ends. */
  void leave() {
    seen.pop();
  }

  /**
   * What to read, in the order to push it: the last one is read first.
   *
   * @param search whether it was written {@code <name>}
   * @param optional whether it may be missing
   */
  List<Buffer> open(String name, boolean search, boolean optional, Place place) {
    Found found = find(name, search);
    if (found == null) {
      if (optional || skipped(name, search)) {
        return List.of();
      }
      throw new PolicyException(place, "no file " + name + " to include");
    }
    if (Files.isDirectory(found.path)) {
      return directory(found, place);
    }
    return Files.isRegularFile(found.path) ? List.of(read(found, place)) : List.of();
  }

  /**
   * The text of a file of features.
   *
   * @return null if it was seen before
   */
  @Nullable String features(String name, boolean search, Place place) {
    Found found = search ? find(name, true) : new Found(name, path(name));
    if (found == null && skipped(name, true)) {
      return null;
    }
    if (found == null || !Files.isRegularFile(found.path)) {
      throw new PolicyException(place, "no file of features " + name);
    }
    return text(found, place);
  }

  private @Nullable Found find(String name, boolean search) {
    for (Found found : search ? searched(name) : List.of(new Found(name, path(name)))) {
      if (seen.element().contains(found.name)) {
        return null;
      }
      if (Files.isReadable(found.path)) {
        seen.element().add(found.name);
        return found;
      }
    }
    return null;
  }

  private boolean skipped(String name, boolean search) {
    return search
        ? searched(name).stream().anyMatch(found -> seen.element().contains(found.name))
        : seen.element().contains(name);
  }

  private List<Found> searched(String name) {
    return where.search().stream()
        .map(directory -> directory + "/" + name)
        .map(full -> new Found(full, path(full)))
        .toList();
  }

  private Path path(String name) {
    return where.current().resolve(Bytes.path(name));
  }

  private List<Buffer> directory(Found found, Place place) {
    TreeMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(found.path)) {
      entries.forEach(entry -> files.put(Bytes.name(entry), entry));
    } catch (IOException e) {
      throw new PolicyException(place, "no directory " + found.name + " to include");
    }
    List<Buffer> buffers = new ArrayList<>();
    files.forEach(
        (name, path) -> {
          Found file = new Found(found.name + "/" + name, path);
          if (Ignored.is(name) || seen.element().contains(file.name)) {
            return;
          }
          if (!Files.exists(path)) {
            throw new PolicyException(place, "no file behind the link " + file.name);
          }
          if (Files.isRegularFile(path)) {
            seen.element().add(file.name);
            buffers.add(read(file, place));
          }
        });
    return buffers;
  }

  private static Buffer read(Found found, Place place) {
    return new Buffer(found.name, place, text(found, place));
  }

  private static String text(Found found, Place place) {
    try {
      return new String(Files.readAllBytes(found.path), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new PolicyException(place, found.name + " cannot be read: " + e.getMessage());
    }
  }
}
