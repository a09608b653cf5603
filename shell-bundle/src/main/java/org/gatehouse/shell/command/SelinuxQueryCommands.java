package org.gatehouse.shell.command;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.gatehouse.shell.line.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands of SELinux's own tools that ask what its policy and label files say. */
@Component(service = Commands.class)
@GogoCommand(
    scope = SelinuxCommands.SCOPE,
    function = {"seinfo", "sesearch", "matchpathcon"})
public final class SelinuxQueryCommands extends Commands {
  private static final String MATCHPATHCON = SelinuxFiles.TOOLS + "matchpathcon";
  private static final Map<String, String> TYPES =
      Map.of(
          "file",
          "--",
          "dir",
          "-d",
          "lnk_file",
          "-l",
          "chr_file",
          "-c",
          "blk_file",
          "-b",
          "sock_file",
          "-s",
          "fifo_file",
          "-p");

  private static final Map<String, String> KINDS =
      Map.of(
          "-t",
          "--type",
          "-a",
          "--attribute",
          "-r",
          "--role",
          "-u",
          "--user",
          "-c",
          "--class",
          "-b",
          "--bool");

  private final SelinuxFiles files;

  /** Over this tree. */
  @Activate
  public SelinuxQueryCommands(@Reference SecurityFs tree, @Reference Tasks tasks) {
    super(SelinuxCommands.SCOPE);
    files = new SelinuxFiles(tree, tasks);
  }

  /** {@code selinux:seinfo}. */
  @Descriptor("prints what SELinux's policy has: numbers, or the named things")
  public @Nullable Object seinfo(
      @Descriptor(
              """
              [-t] [-a] [-r] [-u] [-c] [-b] [--sensitivity] [--category] [--permissive] [--polcap] [--initialsid] [-x] [NAME]
              -t -a -r -u -c -b  types, attributes, roles, users, classes, booleans
              -x                 whole statements
              NAME               only this one
              """)
          String... words) {
    return call("seinfo", words, this::seinfo);
  }

  private Object seinfo(Words words) {
    String name = words.optional(0).map(each -> "=" + each).orElse("");
    String kinds =
        words.options().keySet().stream()
            .filter(option -> !option.equals("-x"))
            .map(option -> KINDS.getOrDefault(option, option) + name + " ")
            .collect(Collectors.joining());
    return files.ask(SelinuxFiles.TOOLS + "seinfo", kinds + (words.has("-x") ? "--expand" : ""));
  }

  /** {@code selinux:sesearch}. */
  @Descriptor("prints rules of SELinux's policy")
  public @Nullable Object sesearch(
      @Descriptor(
              """
              [--allow] [--auditallow] [--dontaudit] [--allowxperm] [--auditallowxperm] [--dontauditxperm] [--type_trans] [--type_change] [--type_member] [--role_allow] [--role_trans] [--range_trans] [--source=TYPE] [--target=TYPE] [--class=NAMES] [--perms=NAMES] [--bool=NAME] [--ds] [--dt]
              --source  of this type or attribute, also by what it is in or has; with --ds only by itself
              --target  the same of the target, with --dt
              --class   of one of these classes, with commas
              --perms   with one of these permissions, with commas
              --bool    under a condition with this boolean
              """)
          String... words) {
    return call("sesearch", words, this::sesearch);
  }

  private Object sesearch(Words words) {
    String line =
        words.options().entrySet().stream()
            .map(each -> each.getKey() + (each.getValue().isEmpty() ? "" : "=" + each.getValue()))
            .collect(Collectors.joining(" "));
    return files.ask(SelinuxFiles.TOOLS + "sesearch", line);
  }

  /** {@code selinux:matchpathcon}. */
  @Descriptor("prints the context that file_contexts gives a path")
  public @Nullable Object matchpathcon(
      CommandSession session,
      @Descriptor(
              """
              PATH... [-n] [--type=TYPE]
              -n      without the paths
              --type  file dir lnk_file chr_file blk_file sock_file fifo_file
              """)
          String... words) {
    return call("matchpathcon", words, given -> matchpathcon(session, given));
  }

  private Object matchpathcon(CommandSession session, Words words) {
    String type =
        words.value("--type").map(each -> TYPES.getOrDefault(each, each) + " ").orElse("");
    return words.operands().stream()
        .map(path -> session.currentDir().resolve(path).normalize().toString())
        .map(path -> (words.has("-n") ? "" : path + "\t") + files.ask(MATCHPATHCON, type + path))
        .collect(Collectors.joining("\n"));
  }
}
