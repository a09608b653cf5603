package org.gatehouse.apparmor.load;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the files below a directory look like from outside. Two looks that are equal mean that no
 * file was written between them, as far as its time, size and number tell.
 */
record Tree(Path directory, Map<Path, Stat> files) {
  private static final int DEPTH = 16;
  private static final String DISABLED = "disable";
  private static final String COMPLAINING = "force-complain";

  /** What is seen of one file. */
  record Stat(long size, FileTime written, @Nullable Object key) {}

  Tree {
    files = Map.copyOf(files);
  }

  /**
   * Looks at a directory; one that is not there has no files.
   *
   * @throws IOException if a directory cannot be read: nothing is known of what is in it
   */
  static Tree of(Path directory) throws IOException {
    Map<Path, Stat> files = new TreeMap<>();
    if (Files.exists(directory)) {
      Files.walkFileTree(
          directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new Visitor(files));
    }
    return new Tree(directory, files);
  }

  /** A file that is gone, or a link to nothing, counts as one that is not there. */
  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Map<Path, Stat> files;

    Visitor(Map<Path, Stat> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes seen) {
      files.put(file, new Stat(seen.size(), seen.lastModifiedTime(), seen.fileKey()));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
      if (Files.isDirectory(file) && !(reason instanceof FileSystemLoopException)) {
        throw reason;
      }
      return FileVisitResult.CONTINUE;
    }
  }

  /** The file names of {@code disable} or {@code force-complain} stand for files at the top. */
  boolean isDisabled(String name) {
    return files.containsKey(directory.resolve(DISABLED).resolve(name));
  }

  boolean isComplaining(String name) {
    return files.containsKey(directory.resolve(COMPLAINING).resolve(name));
  }

  /** What is not at the top and may be included by what is. */
  Map<Path, Stat> includes() {
    return some(file -> !isTop(file));
  }

  /** The files at the top. */
  Map<Path, Stat> tops() {
    return some(this::isTop);
  }

  private Map<Path, Stat> some(Predicate<Path> wanted) {
    return files.entrySet().stream()
        .filter(each -> wanted.test(each.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private boolean isTop(Path file) {
    return Objects.equals(file.getParent(), directory);
  }
}
