package org.gatehouse.apparmor.fs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.load.Choice;
import org.gatehouse.apparmor.load.Loading;
import org.gatehouse.apparmor.load.PolicyWatcher;
import org.gatehouse.apparmor.load.ProfileDirectory;
import org.gatehouse.apparmor.policy.Policy;
import org.gatehouse.apparmor.policy.PolicyException;
import org.gatehouse.apparmor.policy.Profile;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;

/**
 * All files of {@code /security/apparmor}. Beside the kernel's: {@code files} says what became of
 * each file of the operator's directory, {@code reload} reads it at once, {@code unload} takes the
 * text of profiles and takes those away, and {@code choice} takes {@code enforce}, {@code
 * complain}, {@code disable} or {@code written}, a blank, and a profile.
 */
public final class AppArmorFs {
  /** Where they are. */
  public static final String ROOT = "/security/apparmor/";

  /** How compiled profiles of apparmor_parser begin. */
  private static final byte[] COMPILED = {4, 8, 0, 'v', 'e', 'r', 's', 'i', 'o', 'n', 0};

  private static final String WRITTEN = "written";

  private final Loading loading;
  private final ProfileDirectory directory;
  private final PolicyWatcher watcher;
  private final Authority authority;
  private final QuestionFile access;
  private final LabelFiles labels;

  /**
   * Files over a policy.
   *
   * @param directory where includes are found, and what {@code files} is about
   * @param watcher is told of texts that are refused
   * @param labels what confines a subject
   * @param root whether this process is root's
   */
  public AppArmorFs(
      Loading loading,
      ProfileDirectory directory,
      PolicyWatcher watcher,
      Authority authority,
      Function<Cred, Label> labels,
      boolean root) {
    this.labels = new LabelFiles(labels);
    this.loading = loading;
    this.directory = directory;
    this.watcher = watcher;
    this.authority = authority;
    Queries queries = new Queries(loading, root);
    this.access = new QuestionFile((subject, question) -> queries.answer(question));
  }

  /** The module is being enabled: forgets all answers. */
  public void begin(BlobSlots slots) {
    access.begin(slots);
  }

  /** By path. */
  public Map<String, ControlFile> files() {
    Map<String, ControlFile> files = new HashMap<>(labels.files());
    files.put("revision", ProfileDirectories.revision(loading, ""));
    files.put("profiles", Node.shown(this::profiles));
    files.put(".load", Node.taken(authority, (subject, data) -> load(data, false)));
    files.put(".replace", Node.taken(authority, (subject, data) -> load(data, true)));
    files.put(".remove", Node.taken(authority, this::remove));
    files.put(".access", access);
    files.put("policy", new ProfileDirectories(loading).policy(""));
    files.put("features", FeatureFiles.of(directory.parser().kernel()));
    files.put("files", Node.shown(this::reports));
    files.put("unload", Node.taken(authority, (subject, data) -> unload(data)));
    files.put("reload", Node.taken(authority, (subject, data) -> directory.refresh()));
    files.put("choice", Node.taken(authority, this::choose));
    return files.entrySet().stream()
        .collect(Collectors.toMap(each -> ROOT + each.getKey(), Map.Entry::getValue));
  }

  private String profiles() {
    return loading.policy().all().stream()
        .map(profile -> profile.key() + " (" + ProfileDirectories.mode(profile) + ")\n")
        .collect(Collectors.joining());
  }

  private void load(byte[] data, boolean replace) {
    try {
      loading.add(data, CompiledPolicy.of(parse(data), directory.parser().kernel()), replace);
    } catch (PolicyException e) {
      throw refused(e);
    }
  }

  /** Children go with their parents. */
  private void unload(byte[] data) {
    try {
      loading.remove(parse(data).profiles().stream().map(AppArmorFs::name).toList());
    } catch (PolicyException e) {
      throw refused(e);
    }
  }

  private static String name(Profile profile) {
    String namespace = profile.namespace();
    return namespace == null ? profile.fullName() : ":" + namespace + "://" + profile.fullName();
  }

  private Policy parse(byte[] data) {
    if (Arrays.mismatch(data, COMPILED) == COMPILED.length) {
      throw new LsmException(
          Errno.EOPNOTSUPP, "compiled profiles are not taken: write the text of the profiles");
    }
    return directory.parser().parse("text", data);
  }

  private LsmException refused(PolicyException reason) {
    watcher.refused("text", reason.report());
    return new LsmException(Errno.EINVAL, reason.report(), reason);
  }

  /** A profile, also with its namespace: {@code :namespace:profile}. A line's end is left out. */
  private void remove(Cred subject, byte[] data) {
    loading.remove(List.of(line(data)));
  }

  private static String line(byte[] data) {
    return Node.text(data).replaceFirst("[\n\0]+$", "");
  }

  private String reports() {
    String broken = directory.error();
    String files = directory.files().stream().map(AppArmorFs::report).collect(Collectors.joining());
    return broken == null ? files : "?\terror\t" + broken + "\n" + files;
  }

  /** The file's name, {@code ok} or {@code error}, what is wrong, its profiles in force. */
  private static String report(ProfileDirectory.Report file) {
    String error = file.error();
    String state = error == null ? "ok\t" : "error\t" + error;
    return file.name() + "\t" + state + "\t" + String.join("\t", file.profiles()) + "\n";
  }

  private void choose(Cred subject, byte[] data) {
    String[] words = new String(data, StandardCharsets.ISO_8859_1).strip().split(" ", 2);
    boolean known =
        words[0].equals(WRITTEN)
            || Arrays.stream(Choice.values()).anyMatch(each -> words[0].equals(lower(each)));
    if (!known || words.length < 2) {
      throw new LsmException(Errno.EINVAL, "write enforce|complain|disable|written PROFILE");
    }
    Choice choice =
        words[0].equals(WRITTEN) ? null : Choice.valueOf(words[0].toUpperCase(Locale.ROOT));
    loading.choose(words[1], choice);
  }

  private static String lower(Choice choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
