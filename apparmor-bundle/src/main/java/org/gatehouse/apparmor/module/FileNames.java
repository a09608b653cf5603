package org.gatehouse.apparmor.module;

import java.nio.charset.StandardCharsets;
import org.gatehouse.apparmor.decide.Decision;
import org.gatehouse.apparmor.decide.FileChecks;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.PathObject;

/** Asks about names of files. What was allowed silently is remembered on the inode. */
final class FileNames {
  private final Judge judge;
  private final Owners owners;

  FileNames(Judge judge, Owners owners) {
    this.judge = judge;
    this.owners = owners;
  }

  Judge judge() {
    return judge;
  }

  Owners owners() {
    return owners;
  }

  /** May the subject do this to what is there, or to a file that is about to be made. */
  Verdict ask(Cred subject, String operation, PathObject path, int request) {
    Inode inode = path.inode();
    return ask(subject, operation, path, request, inode != null && inode.isDirectory());
  }

  /**
   * The same of what may be made as a directory.
   *
   * @param request bits of {@link org.gatehouse.apparmor.dfa.Permissions}
   */
  Verdict ask(Cred subject, String operation, PathObject path, int request, boolean directory) {
    TaskState task = judge.state(subject);
    if (task.isKilled()) {
      return Judge.over();
    }
    LoadedPolicy now = judge.policy();
    Label label = task.label();
    if (label.unconfined(now)) {
      return Verdict.ALLOW;
    }
    Inode inode = path.inode();
    KnownFile known = inode == null ? null : owners.of(inode, path.path());
    if (known != null && known.allows(now, label, path.path(), request)) {
      return Verdict.ALLOW;
    }
    Decision decision = decide(now, label, path, request, directory);
    if (known != null && decision.silent()) {
      known.allowed(now, label, path.path(), request);
    }
    return decision.silent()
        ? Verdict.ALLOW
        : judge.verdict(subject, decision, asked(operation, path, directory));
  }

  /** The same of a path that is there, and nothing is known of. */
  Verdict askThere(Cred subject, String operation, String path, int request) {
    LoadedPolicy now = judge.policy();
    Label label = judge.state(subject).label();
    if (label.unconfined(now)) {
      return Verdict.ALLOW;
    }
    byte[] name = Names.bytes(path, false);
    long owner = owners.ownerOf(path);
    Decision decision =
        name == null
            ? FileChecks.disconnected(now, label, request)
            : FileChecks.path(now, label, name, request, owner == owners.user());
    String text = Names.visible(name == null ? path.getBytes(StandardCharsets.UTF_8) : name);
    return judge.verdict(
        subject, decision, new AskedFile(operation, text, "", owners.user(), owner));
  }

  private Decision decide(
      LoadedPolicy now, Label label, PathObject path, int request, boolean directory) {
    byte[] name = Names.bytes(path.path(), directory);
    return name == null
        ? FileChecks.disconnected(now, label, request)
        : FileChecks.path(now, label, name, request, owners.own(path));
  }

  private Asked asked(String operation, PathObject path, boolean directory) {
    return asked(operation, name(path, directory), "", path);
  }

  /** A question about a file, for its record. */
  Asked asked(String operation, String name, String target, PathObject path) {
    return new AskedFile(operation, name, target, owners.user(), owners.owner(path));
  }

  /** A name with a byte in each character. */
  static String name(PathObject path, boolean directory) {
    byte[] name = Names.bytes(path.path(), directory);
    return Names.visible(name == null ? path.path().getBytes(StandardCharsets.UTF_8) : name);
  }
}
