package org.gatehouse.shell.complete;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.SecurityFs;

/** Completes paths, directory by directory. */
final class Paths {
  private Paths() {}

  /** Of the control tree. */
  static List<Suggestion> inTree(SecurityFs tree, Cred subject, String word) {
    String directory = directory(word.startsWith("/") ? word : "/");
    try {
      return tree.list(subject, directory).stream()
          .map(entry -> child(directory, entry.name(), entry.directory()))
          .toList();
    } catch (LsmException e) {
      return List.of(); // no such directory, nothing to suggest
    }
  }

  /** Of the operating system. */
  static List<Suggestion> inFiles(String word) {
    String directory = directory(word);
    List<Suggestion> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(directory))) {
      for (Path file : files) {
        found.add(child(directory, file.getFileName().toString(), Files.isDirectory(file)));
      }
    } catch (IOException | DirectoryIteratorException e) {
      return List.of(); // not readable, nothing to suggest
    }
    return found;
  }

  private static String directory(String word) {
    return word.substring(0, word.lastIndexOf('/') + 1);
  }

  private static Suggestion child(String directory, String name, boolean isDirectory) {
    return isDirectory ? Suggestion.begun(directory + name + "/") : Suggestion.of(directory + name);
  }
}
