package org.gatehouse.selinux.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.label.BundleContexts;
import org.gatehouse.selinux.label.FileContexts;
import org.gatehouse.selinux.label.LabelSyntaxException;
import org.gatehouse.selinux.label.PropertyContexts;
import org.gatehouse.selinux.server.ActivePolicy;
import org.gatehouse.selinux.server.InitialSids;
import org.jspecify.annotations.Nullable;

/**
 * The files beside the policy that say which context something has: {@code file_contexts}, {@code
 * bundle_contexts}, {@code property_contexts}. They are good as a whole or not at all; one that is
 * not there has no lines.
 */
final class LabelFiles {
  /** The context of operators' sessions in the policy of the distribution. */
  static final String OPERATOR = "operator_u:operator_r:operator_t:s0";

  private static final Labelling NOTHING =
      new Labelling(0, null, null, PropertyContexts.NONE, false, InitialSids.KERNEL);

  private final SelinuxState state;
  private final Path directory;
  private final Map<String, String> places;
  private volatile String operator = OPERATOR;
  private volatile Labelling current = NOTHING;

  LabelFiles(SelinuxState state, PolicyDirectory directory) {
    this.state = state;
    this.directory = directory.path();
    this.places = directory.places();
  }

  /** What was read last. */
  Labelling current() {
    return current;
  }

  /** Operators' sessions have this context from the next reading on. */
  void operator(String context) {
    operator = context;
  }

  /**
   * Reads all of them under the policy in force.
   *
   * @throws LsmException EINVAL with file, line and column of the first fault, EIO; then what was
   *     read before stays
   */
  synchronized void read() {
    ActivePolicy policy = state.active();
    Predicate<String> valid = text -> policy.parse(text).isPresent();
    try {
      BundleContexts bundles = bundles(valid);
      boolean signers =
          bundles != null && bundles.specs().stream().anyMatch(each -> each.signer() != null);
      PropertyContexts properties =
          PropertyContexts.read(directory.resolve("property_contexts"), valid);
      Labelling next =
          new Labelling(
              current.reading() + 1, files(valid), bundles, properties, signers, operator(policy));
      state.avc().change(() -> current = next);
    } catch (LabelSyntaxException e) {
      throw new LsmException(Errno.EINVAL, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new LsmException(Errno.EIO, directory + ": " + e, e);
    }
  }

  private @Nullable FileContexts files(Predicate<String> valid)
      throws IOException, LabelSyntaxException {
    Path file = directory.resolve("file_contexts");
    return Files.exists(file) ? FileContexts.read(file, valid).at(places) : null;
  }

  private @Nullable BundleContexts bundles(Predicate<String> valid)
      throws IOException, LabelSyntaxException {
    Path file = directory.resolve("bundle_contexts");
    return Files.exists(file) ? BundleContexts.read(file, valid) : null;
  }

  /** An operator who could not be labelled would be locked out: the framework's label is theirs. */
  private int operator(ActivePolicy policy) {
    return Optional.of(operator)
        .filter(text -> policy.parse(text).isPresent())
        .map(state.server()::sid)
        .orElse(InitialSids.KERNEL);
  }
}
