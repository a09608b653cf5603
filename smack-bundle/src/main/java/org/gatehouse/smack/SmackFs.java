package org.gatehouse.smack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.smack.policy.Label;
import org.gatehouse.smack.policy.LabelList;
import org.gatehouse.smack.policy.RuleBook;
import org.gatehouse.smack.policy.Smack;
import org.jspecify.annotations.Nullable;

/**
 * {@code /fs/smackfs} with the names, forms, modes and errors of the kernel (Linux 6.12 smackfs.c).
 * Writing needs CAP_MAC_ADMIN, but for {@code load-self2} and {@code access2}.
 *
 * <p>A read of {@code access2} gives the answer to the task's last question: the tree does not know
 * open files.
 */
final class SmackFs {
  static final String ROOT = "/fs/smackfs/";
  private static final int ADMIN = 0644;
  private static final int ALL = 0666;

  private final Smack smack;
  private final Judge judge;
  private final Map<String, ControlFile> files = new LinkedHashMap<>();

  SmackFs(Smack smack, Judge judge) {
    this.smack = smack;
    this.judge = judge;
    RuleBook book = smack.book();
    admin("load2", book::show, book::load2);
    admin("change-rule", () -> "", book::changeRule);
    admin("revoke-subject", () -> "", book::revokeSubject);
    admin("onlycap", smack::showOnlycap, smack::writeOnlycap);
    admin("unconfined", () -> text(smack.unconfined(), ""), smack::writeUnconfined);
    admin("syslog", () -> text(smack.syslog(), "*"), smack::writeSyslog);
    admin("ambient", () -> smack.ambient().text(), smack::writeAmbient);
    admin("netlabel", smack.netlabel()::show, smack.netlabel()::write);
    admin("ipv6host", smack.ipv6host()::show, smack.ipv6host()::write);
    admin("ptrace", () -> smack.ptrace().get() + "\n", smack.ptrace()::write);
    admin("logging", () -> smack.logging().get() + "\n", smack.logging()::write);
    admin("doi", () -> String.valueOf(smack.doi().get()), smack.doi()::write);
    admin("direct", () -> String.valueOf(smack.direct().get()), smack.direct()::write);
    admin("mapped", () -> String.valueOf(smack.mapped().get()), smack.mapped()::write);
    admin("cipso2", smack.cipso()::show, smack.cipso()::write);
    all("load-self2", this::showSelf, this::loadSelf);
    all("access2", subject -> task(subject).answer(), this::ask);
    all("relabel-self", this::showRelabel, this::writeRelabel);
  }

  Map<String, ControlFile> files() {
    return files;
  }

  private void admin(String name, Supplier<String> content, Consumer<String> taker) {
    files.put(
        ROOT + name,
        new Node(
            name,
            ADMIN,
            subject -> content.get(),
            (subject, text) -> {
              checkAdmin(subject, name);
              taker.accept(text);
            }));
  }

  private void all(String name, Function<Cred, String> content, BiConsumer<Cred, String> taker) {
    files.put(ROOT + name, new Node(name, ALL, content, taker));
  }

  private void checkAdmin(Cred subject, String name) {
    if (!judge.isPrivileged(subject, Capability.CAP_MAC_ADMIN)) {
      throw new LsmException(Errno.EPERM, name + ": " + subject + " may not use CAP_MAC_ADMIN");
    }
  }

  private TaskLabel task(Cred subject) {
    return judge.subjects().of(subject);
  }

  private static String text(@Nullable Label label, String none) {
    return label == null ? none : label.text();
  }

  private void ask(Cred subject, String text) {
    task(subject).answer(smack.book().access2(text, smack.unconfined()) ? "1" : "0");
  }

  private String showSelf(Cred subject) {
    return own(task(subject)).show();
  }

  /** As in the kernel what came before a fault stays. */
  private void loadSelf(Cred subject, String text) {
    TaskLabel task = task(subject);
    RuleBook own = own(task);
    try {
      own.load2(text);
    } finally {
      task.restrict(own.rules());
    }
  }

  private RuleBook own(TaskLabel task) {
    RuleBook own = new RuleBook(smack.labels());
    own.swap(task.own());
    return own;
  }

  private String showRelabel(Cred subject) {
    return task(subject).relabel().stream().map(label -> label + " ").collect(Collectors.joining());
  }

  private void writeRelabel(Cred subject, String text) {
    checkAdmin(subject, "relabel-self");
    task(subject).offer(LabelList.parse(smack.labels(), text));
  }
}
