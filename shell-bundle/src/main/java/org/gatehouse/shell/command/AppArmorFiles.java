package org.gatehouse.shell.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.jspecify.annotations.Nullable;

/** The files of AppArmor in the control tree, as the operator reads and writes them. */
record AppArmorFiles(SecurityFs tree, Tasks tasks) {
  static final String ROOT = "/security/apparmor/";

  /**
   * A line {@code NAME (MODE)}.
   *
   * @param mode empty where there is none
   */
  record Confined(String name, String mode) {
    static Confined of(String line) {
      int open = line.lastIndexOf(" (");
      return open < 0 || !line.endsWith(")")
          ? new Confined(line, "")
          : new Confined(line.substring(0, open), line.substring(open + 2, line.length() - 1));
    }
  }

  /**
   * A file of the operator's directory.
   *
   * @param error empty where there is none
   */
  record Source(String name, String error, List<String> profiles) {
    static Source of(String line) {
      String[] words = line.split("\t", -1);
      List<String> profiles = Arrays.stream(words).skip(3).filter(word -> !word.isEmpty()).toList();
      return new Source(words[0], words[2], profiles);
    }
  }

  /** Whether the module is there. */
  boolean isPresent() {
    try {
      tree.list(tasks.operator(), ROOT);
      return true;
    } catch (LsmException e) {
      return false;
    }
  }

  String read(String path) {
    return new String(tree.read(tasks.operator(), path), StandardCharsets.ISO_8859_1);
  }

  void write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void write(String name, byte[] data) {
    tree.write(tasks.operator(), ROOT + name, data, 0);
  }

  /** Writes one of a task's own attributes. */
  void tell(Cred task, String attribute, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    tree.write(task, "/proc/self/attr/apparmor/" + attribute, bytes, 0);
  }

  /** The profiles in force. */
  List<Confined> profiles() {
    return lines("profiles").stream().map(Confined::of).toList();
  }

  /** The files of the operator's directory. */
  List<Source> sources() {
    return lines("files").stream().map(Source::of).toList();
  }

  private List<String> lines(String name) {
    return read(ROOT + name).lines().toList();
  }

  /** The label of a task; null of one that is gone. */
  @Nullable Confined label(Task task) {
    try {
      return Confined.of(read("/proc/" + task.id() + "/attr/apparmor/current").strip());
    } catch (LsmException e) {
      return null;
    }
  }

  /**
   * The profiles that a word means: one by its name, or all of a file.
   *
   * @throws LsmException ENOENT for neither
   */
  List<String> meant(String word) {
    List<Source> sources = sources();
    String file = word.substring(word.lastIndexOf('/') + 1);
    List<String> known = new ArrayList<>(profiles().stream().map(Confined::name).toList());
    sources.forEach(source -> known.addAll(source.profiles()));
    if (known.contains(word)) {
      return List.of(word);
    }
    return sources.stream()
        .filter(source -> source.name().equals(file) && !source.profiles().isEmpty())
        .findFirst()
        .map(AppArmorFiles::tops)
        .orElseThrow(
            () -> new LsmException(Errno.ENOENT, "no profile and no file of profiles: " + word));
  }

  /** What is said of a profile is said of its children. */
  private static List<String> tops(Source source) {
    return source.profiles().stream()
        .filter(name -> source.profiles().stream().noneMatch(each -> name.startsWith(each + "//")))
        .toList();
  }
}
