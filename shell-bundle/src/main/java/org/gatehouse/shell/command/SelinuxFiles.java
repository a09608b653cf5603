package org.gatehouse.shell.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.securityfs.SecurityFs;

/** The files of SELinux in the control tree, as the operator reads and writes them. */
record SelinuxFiles(SecurityFs tree, Tasks tasks) {
  static final String FS = "/fs/selinux/";
  static final String TOOLS = "/security/selinux/";

  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  /** Whether the module is there. */
  boolean isPresent() {
    try {
      tree.list(tasks.operator(), FS);
      return true;
    } catch (LsmException e) {
      return false;
    }
  }

  String read(String path) {
    return new String(tree.read(tasks.operator(), path), BYTES);
  }

  /** Whether a file says 1. */
  boolean is(String path) {
    return read(path).equals("1");
  }

  void write(String path, String text) {
    write(path, text.getBytes(BYTES));
  }

  void write(String path, byte[] data) {
    tree.write(tasks.operator(), path, data, 0);
  }

  /** Writes a question and reads the answer. */
  String ask(String path, String question) {
    write(path, question.getBytes(StandardCharsets.UTF_8));
    return read(path);
  }

  List<String> names(String directory) {
    return tree.list(tasks.operator(), directory).stream().map(SecurityFs.Entry::name).toList();
  }

  /** The bytes of a file outside of the tree; ENOENT, EIO. */
  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new LsmException(Errno.ENOENT, file + ": no such file", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
