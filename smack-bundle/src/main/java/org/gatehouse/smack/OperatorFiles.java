package org.gatehouse.smack;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.smack.policy.Rule;
import org.gatehouse.smack.policy.RuleFile;
import org.gatehouse.smack.policy.RuleFileException;
import org.gatehouse.smack.policy.RuleSet;
import org.gatehouse.smack.policy.SeenAccesses;
import org.gatehouse.smack.policy.Smack;

/**
 * What the kernel does not have: whole policies at once, what was seen, and the labels of tasks.
 */
final class OperatorFiles {
  static final String ROOT = "/security/smack/";

  private final Smack smack;
  private final Judge judge;
  private final Supplier<ModuleContext> context;
  private final PolicyDirectory directory;
  private final SeenAccesses seen;
  private final FileLabeller labeller;

  OperatorFiles(
      Smack smack,
      Judge judge,
      Supplier<ModuleContext> context,
      PolicyDirectory directory,
      SeenAccesses seen,
      FileLabeller labeller) {
    this.smack = smack;
    this.judge = judge;
    this.context = context;
    this.directory = directory;
    this.seen = seen;
    this.labeller = labeller;
  }

  Map<String, ControlFile> files() {
    return Map.of(
        ROOT + "policy", node("policy", 0600, smack.book()::show, this::swap),
        ROOT + "load", node("load", 0200, () -> "", this::add),
        ROOT + "reload", node("reload", 0200, () -> "", text -> reload()),
        ROOT + "label", new Node("label", 0600, this::labels, this::label),
        ROOT + "seen", node("seen", 0600, seen::rules, text -> seen.clear()),
        ROOT + "tasks", ControlFile.readOnly(this::tasks));
  }

  private Node node(String name, int mode, Supplier<String> content, Consumer<String> taker) {
    return new Node(
        name,
        mode,
        subject -> content.get(),
        (subject, text) -> {
          check(subject, name);
          taker.accept(text);
        });
  }

  private void check(Cred subject, String name) {
    if (!judge.isPrivileged(subject, Capability.CAP_MAC_ADMIN)) {
      throw new LsmException(Errno.EPERM, name + ": " + subject + " may not use CAP_MAC_ADMIN");
    }
  }

  /** The rules of a file take the place of all there are, at once. */
  private void swap(String text) {
    RuleSet.Editor rules = RuleSet.EMPTY.edit();
    rules(text).forEach(rules::set);
    smack.book().swap(rules.done());
  }

  /** The rules of a file come to those there are, at once. */
  private void add(String text) {
    smack.book().add(rules(text));
  }

  private List<Rule> rules(String text) {
    try {
      return new RuleFile(smack.labels()).read(text);
    } catch (RuleFileException e) {
      throw new LsmException(Errno.EINVAL, e.getMessage(), e);
    }
  }

  private String labels(Cred subject) {
    return judge.subjects().of(subject).answer();
  }

  private void label(Cred subject, String text) {
    check(subject, "label");
    judge.subjects().of(subject).answer(labeller.run(text));
  }

  private void reload() {
    smack.book().swap(directory.read(smack.labels()));
  }

  private String tasks() {
    return context.get().tasks().all().stream()
        .map(task -> judge.subjects().label(task) + " " + task + "\n")
        .collect(Collectors.joining());
  }
}
