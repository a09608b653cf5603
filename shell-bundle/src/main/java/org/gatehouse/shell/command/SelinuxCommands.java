package org.gatehouse.shell.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.gatehouse.shell.line.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands of SELinux's own tools that look at its state or change it. */
@Component(service = Commands.class)
@GogoCommand(
    scope = SelinuxCommands.SCOPE,
    function = {
      "getenforce",
      "setenforce",
      "sestatus",
      "getsebool",
      "setsebool",
      "load_policy",
      "semodule"
    })
public final class SelinuxCommands extends Commands {
  /** The scope of SELinux's commands. */
  static final String SCOPE = "selinux";

  private static final String FS = SelinuxFiles.FS;
  private static final String ENFORCE = FS + "enforce";
  private static final long SECOND = 1000;
  private static final Map<String, String> MODES =
      Map.of("1", "1", "enforcing", "1", "0", "0", "permissive", "0");
  private static final Map<String, String> STATES =
      Map.of("1", "1", "on", "1", "true", "1", "0", "0", "off", "0", "false", "0");

  private final SelinuxFiles files;
  private final SelinuxBooleans booleans;

  /** Over this tree. */
  @Activate
  public SelinuxCommands(@Reference SecurityFs tree, @Reference Tasks tasks) {
    super(SCOPE);
    files = new SelinuxFiles(tree, tasks);
    booleans = new SelinuxBooleans(files);
  }

  /** {@code selinux:getenforce}. */
  @Descriptor("prints SELinux's mode: Enforcing, Permissive, or Disabled")
  public @Nullable Object getenforce(@Descriptor("") String... words) {
    return call("getenforce", words, given -> mode());
  }

  private String mode() {
    if (!files.isPresent()) {
      return "Disabled";
    }
    return files.is(ENFORCE) ? "Enforcing" : "Permissive";
  }

  /** {@code selinux:setenforce}. */
  @Descriptor("enforces SELinux's denials, or only records them")
  public @Nullable Object setenforce(
      @Descriptor(
              """
              MODE
              MODE  Enforcing or 1, Permissive or 0
              """)
          String... words) {
    return call("setenforce", words, this::setenforce);
  }

  private @Nullable Object setenforce(Words words) {
    files.write(ENFORCE, known(MODES, words.operand(0)));
    return null;
  }

  private static String known(Map<String, String> values, String word) {
    String value = values.get(word.toLowerCase(Locale.ROOT));
    if (value == null) {
      throw new LsmException(
          Errno.EINVAL,
          "'"
              + word
              + "' is none of "
              + String.join(", ", values.keySet().stream().sorted().toList()));
    }
    return value;
  }

  /** {@code selinux:sestatus}. */
  @Descriptor("prints whether and how SELinux decides")
  public @Nullable Object sestatus(
      @Descriptor(
              """
              [-b]
              -b  also the booleans
              """)
          String... words) {
    return call("sestatus", words, this::sestatus);
  }

  private Object sestatus(Words words) {
    if (!files.isPresent()) {
      return line("SELinux status", "disabled");
    }
    return String.join(
            "\n",
            line("SELinux status", "enabled"),
            line("SELinuxfs mount", "/fs/selinux"),
            line("Current mode", mode().toLowerCase(Locale.ROOT)),
            line("Policy MLS status", files.is(FS + "mls") ? "enabled" : "disabled"),
            line(
                "Policy deny_unknown status", files.is(FS + "deny_unknown") ? "denied" : "allowed"),
            line("Memory protection checking", "actual (secure)"),
            line("Max kernel policy version", files.read(FS + "policyvers")))
        + changed()
        + (words.has("-b") ? "\n\nPolicy booleans:" + booleans.status() : "");
  }

  /** What an operator has written and not loaded. */
  private String changed() {
    String names = files.read(SelinuxFiles.TOOLS + "changed").replace("\n", ", ");
    return names.isEmpty() ? "" : "\n" + line("Changed, load_policy is due", names);
  }

  private static String line(String name, String value) {
    return String.format("%-32s%s", name + ":", value);
  }

  /** {@code selinux:getsebool}. */
  @Descriptor("prints booleans of SELinux's policy")
  public @Nullable Object getsebool(
      @Descriptor(
              """
              [-a] [BOOLEAN...]
              -a  all of them
              """)
          String... words) {
    return call("getsebool", words, this::getsebool);
  }

  private Object getsebool(Words words) {
    if (words.has("-a") != words.operands().isEmpty()) {
      throw new LsmException(Errno.EINVAL, "say which booleans, or -a for all");
    }
    return booleans.shown(words.has("-a") ? booleans.names() : booleans.known(words.operands()));
  }

  /** {@code selinux:setsebool}. */
  @Descriptor("sets booleans of SELinux's policy, all at once")
  public @Nullable Object setsebool(
      @Descriptor(
              """
              [-P] BOOLEAN...
              -P       for later starts too
              BOOLEAN  its name and behind it on or off, also 1, 0, true, false; or several NAME=VALUE
              """)
          String... words) {
    return call("setsebool", words, this::setsebool);
  }

  private @Nullable Object setsebool(Words words) {
    List<String> all = words.operands();
    boolean pair = all.size() == 2 && !all.get(0).contains("=");
    Map<String, String> states = new LinkedHashMap<>();
    (pair ? List.of(all.get(0) + "=" + all.get(1)) : all).forEach(each -> put(states, each));
    booleans.set(states, words.has("-P"));
    return null;
  }

  private static void put(Map<String, String> states, String word) {
    int equals = word.indexOf('=');
    if (equals < 0) {
      throw new LsmException(Errno.EINVAL, "no value for " + word);
    }
    states.put(word.substring(0, equals), known(STATES, word.substring(equals + 1)));
  }

  /** {@code selinux:semodule}. */
  @Descriptor("loads SELinux's policy with its dontaudit rules, or without, from now on")
  public @Nullable Object semodule(
      @Descriptor(
              """
              [-DB] [-B]
              -DB  without: every denial is recorded, also after the next start
              -B   with them again
              """)
          String... words) {
    return call("semodule", words, this::semodule);
  }

  private @Nullable Object semodule(Words words) {
    if (words.has("-DB") == words.has("-B")) {
      throw new LsmException(Errno.EINVAL, "say -DB or -B");
    }
    files.write(SelinuxFiles.TOOLS + "dontaudit", words.has("-B") ? "1" : "0");
    return null;
  }

  /** {@code selinux:load_policy}. */
  @SuppressWarnings("MemberName") // the method's name is the command's
  @Descriptor("puts a policy of SELinux in force, at once")
  public @Nullable Object load_policy(
      CommandSession session,
      @Descriptor(
              """
              [FILE]
              FILE  a binary policy; the one of etc/selinux if not given
              """)
          String... words) {
    return call("load_policy", words, given -> load(session, given));
  }

  private @Nullable Object load(CommandSession session, Words words) {
    LoadTicker ticker = LoadTicker.start(this::progress, session.getConsole(), SECOND);
    try {
      if (words.optional(0).isPresent()) {
        files.write(
            FS + "load", SelinuxFiles.bytes(session.currentDir().resolve(words.operand(0))));
      } else {
        files.write(SelinuxFiles.TOOLS + "reload", "1");
      }
      return null;
    } finally {
      ticker.stop();
    }
  }

  private String progress() {
    return files.read(SelinuxFiles.TOOLS + "progress");
  }
}
