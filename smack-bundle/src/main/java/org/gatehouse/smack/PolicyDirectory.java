package org.gatehouse.smack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.smack.policy.Labels;
import org.gatehouse.smack.policy.Rule;
import org.gatehouse.smack.policy.RuleFile;
import org.gatehouse.smack.policy.RuleFileException;
import org.gatehouse.smack.policy.RuleSet;

/**
 * The operator's rules files: all files of a directory but hidden ones, in the order of their
 * names. They are good as a whole or not at all.
 */
record PolicyDirectory(Path path) {
  /**
   * The rules of all files; none where there is no directory.
   *
   * @throws LsmException EINVAL with file, line and column of the first fault; EIO
   */
  RuleSet read(Labels labels) {
    RuleSet.Editor rules = RuleSet.EMPTY.edit();
    files().forEach(file -> rules(labels, file).forEach(rules::set));
    return rules.done();
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    if (!Files.isDirectory(path)) {
      return files;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(path, PolicyDirectory::isVisible)) {
      all.forEach(files::add);
    } catch (IOException e) {
      throw new LsmException(Errno.EIO, path + ": " + e, e);
    }
    Collections.sort(files);
    return files;
  }

  private static boolean isVisible(Path file) {
    return !String.valueOf(file.getFileName()).startsWith(".") && Files.isRegularFile(file);
  }

  private static List<Rule> rules(Labels labels, Path file) {
    try {
      return new RuleFile(labels).read(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (RuleFileException e) {
      throw new LsmException(Errno.EINVAL, file + ":" + e.getMessage(), e);
    } catch (IOException e) {
      throw new LsmException(Errno.EIO, file + ": " + e, e);
    }
  }
}
