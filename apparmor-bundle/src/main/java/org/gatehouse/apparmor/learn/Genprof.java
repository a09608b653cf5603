package org.gatehouse.apparmor.learn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.gatehouse.apparmor.decide.LoadedProfile;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.load.Choice;
import org.gatehouse.apparmor.load.Loading;
import org.gatehouse.apparmor.load.ProfileDirectory;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.jspecify.annotations.Nullable;

/**
 * From a bundle without a profile to one that is enforced: {@code start} lets it only complain, the
 * bundle does its work, {@code save} puts what it did in force. Any thread.
 */
public final class Genprof {
  private static final String ATTACHED = "/bundle/";

  private final Loading loading;
  private final ProfileDirectory directory;
  private final Learned learned;
  private final ProfileDraft draft;

  /** Over a directory of profiles, and what was recorded. */
  public Genprof(Loading loading, ProfileDirectory directory, Learned learned, ProfileDraft draft) {
    this.loading = loading;
    this.directory = directory;
    this.learned = learned;
    this.draft = draft;
  }

  /**
   * Begins anew: a profile that there is complains from now on, else an empty one is loaded that
   * attaches to the bundle of its name when that starts the next time.
   *
   * @return what is to be done now
   */
  public String start(String profile) {
    learned.forget(profile);
    if (find(profile) != null) {
      loading.choose(profile, Choice.COMPLAIN);
      return profile + " complains\n";
    }
    PolicyParser parser = directory.parser();
    byte[] text =
        (head(profile) + " flags=(complain) {\n}\n").getBytes(StandardCharsets.ISO_8859_1);
    loading.add(text, CompiledPolicy.of(parser.parse("genprof", text), parser.kernel()), false);
    return profile + " complains once it starts again\n";
  }

  private static String head(String profile) {
    return "profile "
        + Literal.word(Literal.of(profile))
        + " "
        + Literal.word(Literal.of(ATTACHED + profile));
  }

  private @Nullable LoadedProfile find(String profile) {
    return loading.policy().find("", profile);
  }

  /**
   * The text of the profile that would have allowed everything.
   *
   * @throws LsmException ENODATA if nothing was recorded
   */
  public String text(String profile) {
    LoadedProfile loaded = find(profile);
    if (loaded == null) {
      return draft.text(profile, Literal.of(ATTACHED + profile));
    }
    String from = loaded.origin();
    String hint = from.isEmpty() ? "" : "# to be added to what " + from + " says\n";
    return hint + draft.text(profile, loaded.rules().source().attachment());
  }

  /**
   * Writes the profile into a file of its own and enforces it.
   *
   * @return its text
   * @throws LsmException EEXIST if there is such a file, or the profile is in another; EIO
   */
  public synchronized String save(String profile) {
    String text = text(profile);
    LoadedProfile loaded = find(profile);
    Path file = directory.path().resolve(profile.replaceAll("[^A-Za-z0-9._-]", "_"));
    String origin = loaded == null ? "" : loaded.origin();
    if (!origin.isEmpty() || Files.exists(file)) {
      String there = origin.isEmpty() ? file.toString() : origin;
      throw new LsmException(Errno.EEXIST, "there is " + there + ": add the rules to it by hand");
    }
    write(file, text);
    directory.refresh();
    return text;
  }

  private static void write(Path file, String text) {
    Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    try {
      Files.createDirectories(fresh.toAbsolutePath().getParent());
      Files.write(fresh, text.getBytes(StandardCharsets.ISO_8859_1));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new LsmException(Errno.EIO, file + ": " + e, e);
    }
  }
}
