package org.gatehouse.selinux.module;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.selinux.SelinuxState;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/**
 * The directory with the policy ({@code policy.N}, the highest N) and the label files.
 *
 * @param places what the lines of {@code file_contexts} call some directories of this machine
 */
record PolicyDirectory(Path path, Map<String, String> places) {
  private static final String POLICY = "policy.";

  /** The one of the distribution. */
  static PolicyDirectory of(BundleContext bundle) {
    Map<String, String> places = new HashMap<>();
    place(places, bundle.getProperty("gatehouse.home"), "/gatehouse");
    place(places, bundle.getProperty("gatehouse.state"), "/gatehouse/var");
    place(places, bundle.getProperty("java.home"), "/jdk");
    String etc = bundle.getProperty("felix.fileinstall.dir");
    return new PolicyDirectory(Path.of(etc == null ? "etc" : etc).resolve("selinux"), places);
  }

  private static void place(Map<String, String> places, @Nullable String here, String there) {
    if (here != null) {
      places.put(real(Path.of(here)).toString(), there);
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  /**
   * Loads the policy where none is in force; without a file nothing happens.
   *
   * @return whether one was loaded
   * @throws LsmException EINVAL with the file and what is wrong with it, EIO
   */
  boolean loadInto(SelinuxState state) {
    Optional<Path> file = state.isLoaded() ? Optional.empty() : policy();
    file.ifPresent(found -> load(state, found));
    return file.isPresent();
  }

  private static void load(SelinuxState state, Path file) {
    try {
      state.load(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new LsmException(Errno.EIO, file + ": " + e, e);
    } catch (LsmException e) {
      throw new LsmException(e.errno(), file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The content of the policy's file.
   *
   * @throws LsmException ENOENT if there is none, EIO
   */
  byte[] bytes() {
    Path file =
        policy()
            .orElseThrow(() -> new LsmException(Errno.ENOENT, path + ": no " + POLICY + "VERSION"));
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new LsmException(Errno.EIO, file + ": " + e, e);
    }
  }

  /** The policy's file with the highest version. */
  private Optional<Path> policy() {
    Optional<Path> best = Optional.empty();
    if (!Files.isDirectory(path)) {
      return best;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(path, POLICY + "[0-9]*")) {
      for (Path each : all) {
        if (best.isEmpty() || version(each) > version(best.get())) {
          best = Optional.of(each);
        }
      }
    } catch (IOException e) {
      throw new LsmException(Errno.EIO, path + ": " + e, e);
    }
    return best;
  }

  private static int version(Path file) {
    String number = String.valueOf(file.getFileName()).substring(POLICY.length());
    return number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : -1;
  }
}
