package org.gatehouse.apparmor.module;

import java.nio.file.Path;
import org.gatehouse.apparmor.decide.Confinement;
import org.gatehouse.apparmor.decide.Decision;
import org.gatehouse.apparmor.decide.ExecChecks;
import org.gatehouse.apparmor.decide.FileChecks;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.apparmor.decide.Program;
import org.gatehouse.apparmor.decide.Transition;
import org.gatehouse.apparmor.dfa.Permissions;
import org.gatehouse.lsm.hook.BprmHooks;
import org.gatehouse.lsm.hook.CredHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.lsm.object.Task;

/**
 * Exec: the start of a bundle, and of a process of the operating system (Linux 6.1
 * security/apparmor/domain.c, apparmor_bprm_creds_for_exec).
 *
 * <p>A bundle goes from its installer's confinement to its own. A starter who asked for a profile
 * at the next exec executes the bundle himself, for this start. What a process of the operating
 * system does is not seen here; whether it may be started is decided by the same rules.
 */
final class Programs implements BprmHooks, CredHooks {
  private final FileNames files;
  private final FileXattrs xattrs;

  Programs(FileNames files, FileXattrs xattrs) {
    this.files = files;
    this.xattrs = xattrs;
  }

  @Override
  public Verdict credPrepare(Cred cred, Cred old) {
    files.judge().subjects().prepare(cred, old);
    return Verdict.ALLOW;
  }

  @Override
  public void credTransfer(Cred cred, Cred old) {
    files.judge().subjects().prepare(cred, old);
  }

  @Override
  public Verdict bprmCheckSecurity(Cred subject, ProgramObject program) {
    TaskState caller = files.judge().state(subject);
    if (caller.isKilled()) {
      return Judge.over();
    }
    Task task = program.task();
    return task == null
        ? process(subject, caller, program)
        : bundle(subject, caller, task, program);
  }

  private Verdict bundle(Cred subject, TaskState caller, Task task, ProgramObject program) {
    Subjects subjects = files.judge().subjects();
    Confinement from = caller.confinement();
    boolean wished = from.onexec() != null;
    Transition made = wished ? subjects.exec(task, from) : subjects.exec(task);
    boolean allowed = made.decision().allowed();
    subjects.ask(
        task, program.cred().incarnation(), wished && allowed ? made.after().label() : null);
    return verdict(subject, caller, made, program.path(), files.owners().user());
  }

  private Verdict process(Cred subject, TaskState caller, ProgramObject program) {
    LoadedPolicy now = files.judge().policy();
    byte[] name = Names.bytes(program.path(), false);
    if (name == null) {
      Decision decision = FileChecks.disconnected(now, caller.label(), Permissions.EXEC);
      return files.judge().verdict(subject, decision, asked(program.path(), "", Owners.NOBODY));
    }
    long owner = files.owners().ownerOf(program.path());
    boolean own = owner == files.owners().user();
    Program executed = new Program(name, own, xattrs.of(Path.of(program.path())));
    Transition made = ExecChecks.exec(now, caller.confinement(), executed);
    return verdict(subject, caller, made, Names.visible(name), owner);
  }

  /** The wish was for this exec, if it comes to be. */
  private Verdict verdict(
      Cred subject, TaskState caller, Transition made, String name, long owner) {
    if (made.decision().allowed() && caller.confinement().onexec() != null) {
      caller.execDone();
    }
    String target = made.decision().allowed() ? made.after().label().toString() : "";
    return files.judge().verdict(subject, made.decision(), asked(name, target, owner));
  }

  private Asked asked(String name, String target, long owner) {
    return new AskedFile("exec", name, target, files.owners().user(), owner);
  }
}
