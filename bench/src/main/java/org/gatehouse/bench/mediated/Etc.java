package org.gatehouse.bench.mediated;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a measured program: the distribution's, and the labels and rules of what is
 * measured ({@code etc} beside this class), with the program's folder in place of {@code @FOLDER@}.
 */
final class Etc {
  private static final String PLACE = "@FOLDER@";

  private final Path folder;
  private final Path etc;

  private Etc(Path folder) {
    this.folder = folder;
    this.etc = folder.resolve("etc");
  }

  /**
   * Writes it.
   *
   * @param policy a binary policy that takes the place of the distribution's, or null
   * @param profiles a directory of AppArmor profiles that are loaded besides, or null
   * @return the directory
   */
  static Path write(Path home, Path folder, @Nullable Path policy, @Nullable Path profiles)
      throws IOException {
    Etc made = new Etc(folder);
    copy(home.resolve("etc"), made.etc);
    made.append("smack.cfg", "org.gatehouse.smack.cfg");
    made.append("smack.rules", "smack/accesses.d/20-bench");
    String labels = policy == null ? "distribution" : "debian";
    if (policy != null) {
      made.replacePolicy(policy);
    }
    for (String file : List.of("file_contexts", "bundle_contexts", "local.te")) {
      made.append(labels + "/" + file, "selinux/" + file);
    }
    if (profiles != null) {
      copy(profiles, made.etc.resolve("apparmor.d"));
    }
    made.append("apparmor.profile", "apparmor.d/bench");
    return made.etc;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        copyOne(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void copyOne(Path file, Path to) throws IOException {
    if (!Files.isDirectory(file) || !Files.isDirectory(to)) {
      Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void replacePolicy(Path policy) throws IOException {
    Path selinux = etc.resolve("selinux");
    try (Stream<Path> files = Files.list(selinux)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.copy(policy, selinux.resolve("policy.33"));
  }

  private void append(String resource, String file) throws IOException {
    try (InputStream lines = Etc.class.getResourceAsStream("etc/" + resource)) {
      byte[] all = Objects.requireNonNull(lines, resource).readAllBytes();
      String text = new String(all, StandardCharsets.UTF_8).replace(PLACE, folder.toString());
      Files.writeString(
          etc.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}
