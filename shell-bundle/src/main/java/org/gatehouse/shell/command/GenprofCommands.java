package org.gatehouse.shell.command;

import java.nio.charset.StandardCharsets;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.gatehouse.lsm.audit.AuditLog;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.gatehouse.shell.line.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes profiles of AppArmor for bundles from what they did. */
@Component(service = Commands.class)
@GogoCommand(scope = Commands.SCOPE, function = "genprof")
public final class GenprofCommands extends Commands {
  private static final long PATIENCE = 2_000;
  private static final String GENPROF = AppArmorFiles.ROOT + "genprof";

  private final SecurityFs tree;
  private final Tasks tasks;
  private final AuditLog log;

  /** Over this tree; what is learned comes by the log. */
  @Activate
  public GenprofCommands(
      @Reference SecurityFs tree, @Reference Tasks tasks, @Reference AuditLog log) {
    this.tree = tree;
    this.tasks = tasks;
    this.log = log;
  }

  /** {@code lsm:genprof}. */
  @Descriptor("prints a profile of AppArmor for what a bundle did")
  public @Nullable Object genprof(
      @Descriptor(
              """
              SUBJECT [--start] [--save]
              SUBJECT  a bundle, or the name of its profile
              --start  begins anew: its profile only complains, an empty one if it has none
              --save   writes the profile into a file of etc/apparmor.d and enforces it
              """)
          String... words) {
    return call("genprof", words, this::genprof);
  }

  private Object genprof(Words words) {
    if (words.has("--start") && words.has("--save")) {
      throw new LsmException(
          Errno.EINVAL, "--start comes first, then the bundle's work, then --save");
    }
    String action = words.has("--start") ? "start" : words.has("--save") ? "save" : "show";
    log.flush(PATIENCE);
    String question = action + " " + profile(words.operand(0));
    tree.write(tasks.operator(), GENPROF, question.getBytes(StandardCharsets.ISO_8859_1), 0);
    byte[] answer = tree.read(tasks.operator(), GENPROF);
    return new String(answer, StandardCharsets.ISO_8859_1).stripTrailing();
  }

  /** The profile that confines the task, else one of the word's own name. */
  private String profile(String word) {
    AppArmorFiles files = new AppArmorFiles(tree, tasks);
    return tasks.all().stream()
        .filter(task -> task.name().equals(word) || String.valueOf(task.id()).equals(word))
        .findFirst()
        .map(task -> profile(files, task))
        .orElse(word);
  }

  private static String profile(AppArmorFiles files, Task task) {
    AppArmorFiles.Confined label = files.label(task);
    return label == null || label.mode().isEmpty() ? task.name() : label.name();
  }
}
