package org.gatehouse.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.gatehouse.shell.command.AppArmorFiles.Confined;
import org.gatehouse.shell.line.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The commands of AppArmor's own tools; each reads or writes the module's files of the tree. */
@Component(service = Commands.class, immediate = true)
public final class AppArmorCommands extends Commands {
  /** The scope of AppArmor's commands. */
  static final String SCOPE = "apparmor";

  private static final List<String> MODES = List.of("enforce", "complain", "kill", "unconfined");

  private static final String PROFILES =
      """
      PROFILE...
      PROFILE  its name, or the name of a file in the operator's directory
      """;

  private final AppArmorFiles files;
  private final Tasks tasks;
  private final BundleContext context;
  private final DashedNames names;

  /** Over this tree. */
  @Activate
  public AppArmorCommands(
      BundleContext context, @Reference SecurityFs tree, @Reference Tasks tasks) {
    super(SCOPE, name -> name.replace('_', '-'));
    this.files = new AppArmorFiles(tree, tasks);
    this.tasks = tasks;
    this.context = context;
    this.names =
        new DashedNames(
            context,
            SCOPE,
            Map.of(
                "aa-status", (session, words) -> aa_status(words),
                "aa-enforce", (session, words) -> aa_enforce(words),
                "aa-complain", (session, words) -> aa_complain(words),
                "aa-disable", (session, words) -> aa_disable(words),
                "aa-exec", (session, words) -> aa_exec(words),
                "load", this::load));
  }

  /** The commands go. */
  @Deactivate
  public void deactivate() {
    names.close();
  }

  /** {@code apparmor:aa-status}. */
  @SuppressWarnings("MemberName") // the method's name is the command's
  @Descriptor("prints which profiles are in force, whom they confine, and which files were refused")
  public @Nullable Object aa_status(
      @Descriptor(
              """
              [--profiled] [--enforced] [--complaining]
              --profiled     only how many profiles there are
              --enforced     only how many enforce
              --complaining  only how many complain
              """)
          String... words) {
    return call("aa_status", words, this::status);
  }

  private Object status(Words words) {
    if (!files.isPresent()) {
      return "apparmor module is not loaded.";
    }
    List<Confined> profiles = files.profiles();
    if (words.has("--profiled")) {
      return profiles.size();
    }
    if (words.has("--enforced") || words.has("--complaining")) {
      return in(profiles, words.has("--enforced") ? "enforce" : "complain").size();
    }
    List<String> lines = new ArrayList<>(List.of("apparmor module is loaded."));
    lines.add(profiles.size() + " profiles are loaded.");
    MODES.forEach(mode -> add(lines, "profiles are in " + mode + " mode.", in(profiles, mode)));
    add(lines, "tasks are confined.", confined());
    add(lines, "files were refused.", refused());
    return String.join("\n", lines);
  }

  private static List<String> in(List<Confined> profiles, String mode) {
    return profiles.stream().filter(each -> each.mode().equals(mode)).map(Confined::name).toList();
  }

  private static void add(List<String> lines, String what, List<String> all) {
    lines.add(all.size() + " " + what);
    all.forEach(each -> lines.add("   " + each));
  }

  private List<String> confined() {
    return tasks.all().stream().map(this::confined).filter(line -> !line.isEmpty()).toList();
  }

  private String confined(Task task) {
    Confined label = files.label(task);
    return label == null || label.mode().isEmpty()
        ? ""
        : task.name() + " (" + task.id() + ") " + label.name() + " (" + label.mode() + ")";
  }

  private List<String> refused() {
    return files.sources().stream()
        .map(AppArmorFiles.Source::error)
        .filter(error -> !error.isEmpty())
        .toList();
  }

  /** {@code apparmor:aa-enforce}. */
  @SuppressWarnings("MemberName") // the method's name is the command's
  @Descriptor("makes the denials of profiles count, now and after a restart")
  public @Nullable Object aa_enforce(@Descriptor(PROFILES) String... words) {
    return call("aa_enforce", words, given -> choose(given, "enforce"));
  }

  /** {@code apparmor:aa-complain}. */
  @SuppressWarnings("MemberName") // the method's name is the command's
  @Descriptor("makes profiles only record what they would deny, now and after a restart")
  public @Nullable Object aa_complain(@Descriptor(PROFILES) String... words) {
    return call("aa_complain", words, given -> choose(given, "complain"));
  }

  /** {@code apparmor:aa-disable}. */
  @SuppressWarnings("MemberName") // the method's name is the command's
  @Descriptor("takes profiles out of force, now and after a restart")
  public @Nullable Object aa_disable(@Descriptor(PROFILES) String... words) {
    return call("aa_disable", words, given -> choose(given, "disable"));
  }

  private Object choose(Words words, String choice) {
    List<String> profiles =
        words.operands().stream().flatMap(word -> files.meant(word).stream()).toList();
    profiles.forEach(profile -> files.write("choice", choice + " " + profile));
    return "Setting " + String.join(", ", profiles) + " to " + choice + " mode.";
  }

  /** {@code apparmor:load}. */
  @Descriptor("puts profiles of files in force, or reads the operator's directory again")
  public @Nullable Object load(
      CommandSession session,
      @Descriptor(
              """
              [FILE...] [-a] [-r] [-R]
              FILE  text of profiles; all files of the operator's directory if not given
              -a    adds them, refused if one is loaded already; this is so without an option
              -r    they take the place of those that are loaded
              -R    takes the profiles that the file has out of force
              """)
          String... words) {
    return call("load", words, given -> load(session, given));
  }

  private @Nullable Object load(CommandSession session, Words words) {
    List<String> options = List.of("-a", "-r", "-R").stream().filter(words::has).toList();
    if (options.size() > 1) {
      throw new LsmException(Errno.EINVAL, "only one of -a, -r and -R");
    }
    if (words.operands().isEmpty()) {
      files.write("reload", "1");
      return refused().isEmpty() ? null : String.join("\n", refused());
    }
    String into = words.has("-R") ? "unload" : words.has("-r") ? ".replace" : ".load";
    words.operands().forEach(word -> load(session.currentDir().resolve(word), into));
    return null;
  }

  private void load(Path file, String into) {
    byte[] text = SelinuxFiles.bytes(file);
    try {
      files.write(into, text);
    } catch (LsmException e) {
      String reason = String.valueOf(e.getMessage()).replaceFirst("^text:", file + ":");
      throw new LsmException(e.errno(), reason, e);
    }
  }

  /** {@code apparmor:aa-exec}. */
  @SuppressWarnings("MemberName") // the method's name is the command's
  @Descriptor("starts a bundle, anew if it runs, under a profile")
  public @Nullable Object aa_exec(
      @Descriptor(
              """
              SUBJECT [--profile=PROFILE]
              SUBJECT    the bundle's number or symbolic name
              --profile  the profile, which the shell must be allowed to change to
              """)
          String... words) {
    return call("aa_exec", words, this::exec);
  }

  private @Nullable Object exec(Words words) {
    String profile =
        words
            .value("--profile")
            .orElseThrow(() -> new LsmException(Errno.EINVAL, "say which --profile=PROFILE"));
    Bundle bundle = bundle(words.operand(0));
    try {
      bundle.stop();
      start(bundle, profile);
      return null;
    } catch (BundleException e) {
      throw new LsmException(Errno.EIO, bundle + ": " + e.getMessage(), e);
    }
  }

  /** It is this bundle who starts the other, so the wish is this bundle's, not the operator's. */
  private void start(Bundle bundle, String profile) throws BundleException {
    Task shell = tasks.find(context.getBundle().getBundleId()).orElseThrow();
    files.tell(shell.cred(), "exec", "exec " + profile);
    try {
      bundle.start();
    } catch (BundleException | RuntimeException e) {
      forget(shell);
      throw e;
    }
  }

  /** What is started next does not get a profile that was meant for another bundle. */
  private void forget(Task shell) {
    Confined label = files.label(shell);
    if (label != null) {
      files.tell(shell.cred(), "current", "changeprofile " + label.name());
    }
  }

  private Bundle bundle(String word) {
    return Arrays.stream(context.getBundles())
        .filter(
            each ->
                word.equals(each.getSymbolicName())
                    || word.equals(Objects.toString(each.getBundleId())))
        .findFirst()
        .orElseThrow(() -> new LsmException(Errno.ENOENT, "no bundle " + word));
  }
}
