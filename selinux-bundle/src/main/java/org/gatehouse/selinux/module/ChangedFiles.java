package org.gatehouse.selinux.module;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/**
 * What of the operator's directory was changed since it was read. Nothing is loaded by itself, as
 * in Linux: a policy that is half written, or tried by its author, is not to decide. Any thread.
 */
final class ChangedFiles {
  private static final List<String> LABELS =
      List.of("file_contexts", "bundle_contexts", "property_contexts");

  private final Path directory;
  private final Consumer<String> told;
  private final Map<String, Object> read = new TreeMap<>();
  private Map<String, Object> seen = Map.of();
  private Map<String, Object> named = Map.of();

  /**
   * @param told what an operator is to know, a line each
   */
  ChangedFiles(Path directory, Consumer<String> told) {
    this.directory = directory;
    this.told = told;
  }

  /** A file as it was: the same as long as nobody writes or replaces it. */
  private record Stamp(Object key, long size, Object time) {
    static Stamp of(Path file) throws IOException {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(String.valueOf(is.fileKey()), is.size(), is.lastModifiedTime());
    }
  }

  private static boolean isPolicy(String name) {
    return name.matches("policy\\.[0-9]+|local\\.te|disable_dontaudit");
  }

  private static boolean isLabels(String name) {
    return LABELS.stream().anyMatch(each -> name.equals(each) || name.startsWith(each + "."));
  }

  /**
   * The files as they are; to be taken before they are read.
   *
   * @throws LsmException EIO
   */
  Map<String, Object> now() {
    Map<String, Object> all = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path each : files) {
        String name = String.valueOf(each.getFileName());
        if (isPolicy(name) || isLabels(name)) {
          all.put(name, Stamp.of(each));
        }
      }
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (IOException e) {
      throw new LsmException(Errno.EIO, directory + ": " + e, e);
    }
    return all;
  }

  /** The policy and what is added to it are in force as they were. */
  synchronized void policyRead(Map<String, Object> then) {
    put(ChangedFiles::isPolicy, then);
  }

  /** The label files are in force as they were. */
  synchronized void labelsRead(Map<String, Object> then) {
    put(ChangedFiles::isLabels, then);
  }

  private void put(Predicate<String> which, Map<String, Object> then) {
    read.keySet().removeIf(which);
    then.forEach(
        (name, stamp) -> {
          if (which.test(name)) {
            read.put(name, stamp);
          }
        });
  }

  /** The names of files that are not in force as they are: written, made or deleted since. */
  synchronized List<String> changed() {
    return changed(now());
  }

  private List<String> changed(Map<String, Object> now) {
    TreeSet<String> names = new TreeSet<>(now.keySet());
    names.addAll(read.keySet());
    names.removeIf(name -> now.containsKey(name) && now.get(name).equals(read.get(name)));
    return List.copyOf(names);
  }

  /** Tells of a change, once, when nothing was changed since the last look. */
  synchronized void look() {
    Map<String, Object> now = now();
    boolean settled = now.equals(seen);
    seen = now;
    List<String> changed = changed(now);
    if (settled && !changed.isEmpty() && !now.equals(named)) {
      named = now;
      told.accept(
          directory
              + ": changed and not in force: "
              + String.join(", ", changed)
              + "; selinux:load_policy is due");
    }
  }
}
