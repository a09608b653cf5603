package org.gatehouse.smack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.smack.policy.Labels;
import org.gatehouse.smack.policy.Placing;

/**
 * Writes the labels of files for an operator ({@code chsmack}): {@code show PATH}, {@code set NAME
 * VALUE PATH} or {@code remove NAME PATH}. The path is the rest of the line.
 */
final class FileLabeller {
  private final FileLabels files;
  private final Labels labels;

  FileLabeller(FileLabels files, Labels labels) {
    this.files = files;
    this.labels = labels;
  }

  /** Does it, and answers with what a later read gives. */
  String run(String text) {
    String[] words = text.strip().split(" ", 4);
    int path = pathAt(words[0]);
    if (words.length <= path) {
      throw new LsmException(
          Errno.EINVAL, "label: show PATH, set NAME VALUE PATH, remove NAME PATH");
    }
    Path file = file(String.join(" ", Arrays.copyOfRange(words, path, words.length)));
    if (path > 1) {
      change(words, file);
    }
    return show(file);
  }

  private static int pathAt(String verb) {
    return switch (verb) {
      case "show" -> 1;
      case "remove" -> 2;
      case "set" -> 3;
      default -> throw new LsmException(Errno.EINVAL, "label: no verb '" + verb + "'");
    };
  }

  private static Path file(String text) {
    Path file = Path.of(text).toAbsolutePath();
    if (!Files.exists(file)) {
      throw new LsmException(Errno.ENOENT, "no file " + file);
    }
    return file;
  }

  private void change(String[] words, Path file) {
    SmackXattr which = which(words[1]);
    if (words[0].equals("set")) {
      check(which, words[2], file);
    }
    boolean done = words[0].equals("set") ? which.write(file, words[2]) : which.remove(file);
    if (!done) {
      throw new LsmException(Errno.EOPNOTSUPP, file + " takes no attribute " + which.fullName());
    }
  }

  private static SmackXattr which(String name) {
    return SmackXattr.of("user." + name)
        .orElseThrow(() -> new LsmException(Errno.EINVAL, "no attribute " + name));
  }

  private void check(SmackXattr which, String value, Path file) {
    try {
      if (which != SmackXattr.SMACK64TRANSMUTE) {
        Placing.label(labels, value);
      } else if (!value.equals(SmackXattr.TRUE) || !Files.isDirectory(file)) {
        throw new LsmException(Errno.EINVAL, "only a directory transmutes, by the value TRUE");
      }
    } catch (IllegalArgumentException e) {
      throw new LsmException(Errno.EINVAL, String.valueOf(e.getMessage()), e);
    }
  }

  /** In the form of chsmack. */
  private String show(Path file) {
    FileLabel label = files.of(file.toString());
    StringBuilder text = new StringBuilder();
    text.append(file).append(" access=\"").append(label.label()).append('"');
    if (label.exec() != null) {
      text.append(" execute=\"").append(label.exec()).append('"');
    }
    if (label.mmap() != null) {
      text.append(" mmap=\"").append(label.mmap()).append('"');
    }
    return text.append(label.transmute() ? " transmute=\"TRUE\"\n" : "\n").toString();
  }
}
