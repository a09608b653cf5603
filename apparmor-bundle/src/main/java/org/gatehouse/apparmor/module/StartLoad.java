package org.gatehouse.apparmor.module;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gatehouse.apparmor.decide.ActivePolicy;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.IncludePath;
import org.gatehouse.apparmor.policy.PolicyException;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/** Loads the profiles of a directory once. */
record StartLoad(Path directory) {
  /**
   * Puts them in force.
   *
   * @throws LsmException EINVAL with the file and what is wrong with it, EIO
   */
  void into(ActivePolicy policy) {
    IncludePath includes = new IncludePath(List.of(directory), directory);
    PolicyParser parser = new PolicyParser(includes, Features.DEFAULT);
    for (Path file : files()) {
      CompiledPolicy compiled = compile(parser, file);
      policy.change(now -> now.withFile("etc/apparmor.d/" + file.getFileName(), compiled));
    }
  }

  private static CompiledPolicy compile(PolicyParser parser, Path file) {
    try {
      return CompiledPolicy.of(
          parser.parse(file.toString(), Files.readAllBytes(file)), Features.DEFAULT);
    } catch (PolicyException e) {
      throw new LsmException(Errno.EINVAL, e.report(), e);
    } catch (IOException e) {
      throw new LsmException(Errno.EIO, file + ": " + e, e);
    }
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return files;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, Files::isRegularFile)) {
      all.forEach(files::add);
    } catch (IOException e) {
      throw new LsmException(Errno.EIO, directory + ": " + e, e);
    }
    Collections.sort(files);
    return files;
  }
}
