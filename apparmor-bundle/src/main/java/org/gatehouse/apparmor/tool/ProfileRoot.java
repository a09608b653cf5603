package org.gatehouse.apparmor.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.dfa.CompiledProfile;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.IncludePath;
import org.gatehouse.apparmor.policy.PolicyException;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/**
 * The profiles of a system: the files directly in {@code etc/apparmor.d} and in {@code
 * usr/share/apparmor/extra-profiles} below a root, for a kernel with the features of {@code
 * abi/3.0}. A folder without {@code etc} is itself that of the profiles.
 */
public final class ProfileRoot {
  private final List<Path> directories;
  private final Path base;

  ProfileRoot(Path root) {
    Path system = root.resolve("etc/apparmor.d");
    boolean plain = !Files.isDirectory(root.resolve("etc"));
    base = (plain ? root : system).toAbsolutePath().normalize();
    directories =
        plain ? List.of(base) : List.of(base, root.resolve("usr/share/apparmor/extra-profiles"));
  }

  /** All profiles of a root. */
  public static Map<String, CompiledProfile> compiled(Path root) throws IOException {
    return new ProfileRoot(root).compile();
  }

  /** The files of profiles. */
  List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path directory : directories) {
      if (Files.isDirectory(directory)) {
        try (Stream<Path> listed = Files.list(directory)) {
          listed.filter(ProfileRoot::profiles).sorted().forEach(files::add);
        }
      }
    }
    return files;
  }

  private static boolean profiles(Path file) {
    return Files.isRegularFile(file) && !file.endsWith("README");
  }

  private Features features() throws IOException {
    Path abi = base.resolve("abi/3.0");
    return Files.isRegularFile(abi)
        ? new Features(Files.readString(abi, StandardCharsets.ISO_8859_1))
        : Features.DEFAULT;
  }

  /**
   * All profiles by their name; all processors work.
   *
   * @throws LsmException EINVAL if a file is refused
   */
  Map<String, CompiledProfile> compile() throws IOException {
    Features kernel = features();
    PolicyParser parser = new PolicyParser(new IncludePath(List.of(base), base), kernel);
    Map<String, CompiledProfile> profiles = new HashMap<>();
    try {
      files().parallelStream()
          .map(file -> compile(parser, kernel, file))
          .toList()
          .forEach(policy -> policy.profiles().forEach(one -> profiles.put(one.name(), one)));
    } catch (PolicyException e) {
      throw new LsmException(Errno.EINVAL, e.report(), e);
    }
    return profiles;
  }

  private static CompiledPolicy compile(PolicyParser parser, Features kernel, Path file) {
    try {
      return CompiledPolicy.of(parser.parse(file.toString(), Files.readAllBytes(file)), kernel);
    } catch (IOException e) {
      throw new LsmException(Errno.EIO, file + " cannot be read", e);
    }
  }
}
