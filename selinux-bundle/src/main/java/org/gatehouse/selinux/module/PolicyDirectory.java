package org.gatehouse.selinux.module;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.local.LocalBooleans;
import org.gatehouse.selinux.local.LocalRules;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.PolicyFormatException;
import org.gatehouse.selinux.policy.PolicyReader;
import org.gatehouse.selinux.policy.PolicyWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/**
 * The directory with the policy ({@code policy.N}, the highest N), the rules that the operator adds
 * to it ({@code local.te}), the booleans that outlive a start ({@code booleans.local}) and the
 * label files.
 *
 * @param places what the lines of {@code file_contexts} call some directories of this machine
 */
record PolicyDirectory(Path path, Map<String, String> places) {
  private static final String POLICY = "policy.";
  private static final String LOCAL = "local.te";
  private static final String BOOLEANS = "booleans.local";
  private static final String ALL_AUDITED = "disable_dontaudit";

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
   * @param faults told what was left out
   * @return whether one was loaded
   * @throws LsmException EINVAL with the file and what is wrong with it, EIO
   */
  boolean loadInto(SelinuxState state, Consumer<String> faults) {
    Optional<Path> file = state.isLoaded() ? Optional.empty() : policy();
    file.ifPresent(found -> load(state, found, faults));
    return file.isPresent();
  }

  private void load(SelinuxState state, Path file, Consumer<String> faults) {
    byte[] policy = withLocal(file, faults);
    try {
      state.load(policy);
    } catch (LsmException e) {
      throw new LsmException(e.errno(), file + ": " + e.getMessage(), e);
    }
  }

  /** The policy of a file, with what {@code local.te} and {@code booleans.local} change. */
  private byte[] withLocal(Path file, Consumer<String> faults) {
    try {
      byte[] policy = Files.readAllBytes(file);
      String rules = text(LOCAL);
      String booleans = text(BOOLEANS);
      return rules.isEmpty() && booleans.isEmpty() && isDontaudit()
          ? policy
          : changed(file, policy, rules, booleans, faults);
    } catch (IOException e) {
      throw new LsmException(Errno.EIO, file + ": " + e, e);
    }
  }

  /** The text of a file of the directory; empty where it is not there. */
  private String text(String name) throws IOException {
    Path file = path.resolve(name);
    return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
  }

  private byte[] changed(
      Path file, byte[] policy, String rules, String booleans, Consumer<String> faults) {
    try {
      Policy read = PolicyReader.read(policy);
      Policy ruled = LocalRules.added(read, path.resolve(LOCAL).toString(), rules);
      Policy audited = isDontaudit() ? ruled : LocalRules.withoutDontaudit(ruled);
      return PolicyWriter.write(
          LocalBooleans.applied(audited, path.resolve(BOOLEANS).toString(), booleans, faults));
    } catch (PolicyFormatException e) {
      throw new LsmException(Errno.EINVAL, file + ": " + e.offset() + ": " + e.getMessage(), e);
    }
  }

  /**
   * The content of the policy's file, with what {@code local.te} and {@code booleans.local} change.
   *
   * @param faults told what was left out
   * @throws LsmException ENOENT if there is none, EINVAL with what is wrong with it, EIO
   */
  byte[] bytes(Consumer<String> faults) {
    Path file =
        policy()
            .orElseThrow(() -> new LsmException(Errno.ENOENT, path + ": no " + POLICY + "VERSION"));
    return withLocal(file, faults);
  }

  /** Whether dontaudit rules are loaded with the policy; not where a file says otherwise. */
  boolean isDontaudit() {
    return !Files.exists(path.resolve(ALL_AUDITED));
  }

  /**
   * Has dontaudit rules loaded from the next load on, or left out: an empty file stands for that,
   * as in the store of libsemanage.
   *
   * @throws LsmException EIO
   */
  void dontaudit(boolean on) {
    Path file = path.resolve(ALL_AUDITED);
    try {
      if (on) {
        Files.deleteIfExists(file);
      } else if (!Files.exists(file)) {
        Files.createFile(file);
      }
    } catch (IOException e) {
      throw new LsmException(Errno.EIO, file + ": " + e, e);
    }
  }

  /**
   * The booleans that outlive a start, as they are written.
   *
   * @throws LsmException EIO
   */
  String booleans() {
    try {
      return text(BOOLEANS);
    } catch (IOException e) {
      throw new LsmException(Errno.EIO, path.resolve(BOOLEANS) + ": " + e, e);
    }
  }

  /**
   * Writes states of booleans for later starts; a crash leaves the old file or the new one.
   *
   * @throws LsmException EIO
   */
  void keep(Map<String, Boolean> states) {
    Path file = path.resolve(BOOLEANS);
    Path fresh = path.resolve(BOOLEANS + ".new");
    try {
      String text = LocalBooleans.changed(text(BOOLEANS), states);
      Files.writeString(fresh, text, StandardCharsets.ISO_8859_1);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
