package org.gatehouse.selinux.module;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.selinux.Authority;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.avc.Avc;
import org.gatehouse.selinux.avc.AvcEvent;
import org.gatehouse.selinux.server.InitialSids;
import org.gatehouse.selinux.server.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Asks the cache and says what it answered. A plain allow allocates nothing. The reason of anything
 * else is an AVC record as the kernel writes it, its grant the missing rule.
 */
final class Judge implements Authority {
  private static final int OPEN_PERMS = 1;

  /** All classes of files have it at the same bit. */
  private static final int OPEN = SelinuxClass.FILE.bits("open");

  private final SelinuxState state;
  private final Avc avc;
  private final Subjects subjects;
  private final Wording wording;

  Judge(SelinuxState state, Subjects subjects) {
    this.state = state;
    this.avc = state.avc();
    this.subjects = subjects;
    this.wording = new Wording(state.server());
  }

  SelinuxState state() {
    return state;
  }

  Subjects subjects() {
    return subjects;
  }

  int sid(Cred subject) {
    return subjects.sid(subject);
  }

  /** The context of a SID. */
  String text(int sid) {
    return state.server().text(sid);
  }

  /**
   * May one label do this to another.
   *
   * @param about what stands for the object in a record, made into text only there; or null
   */
  Verdict ask(
      int source, int target, SelinuxClass tclass, int permissions, @Nullable Object about) {
    AvcEvent event = avc.ask(source, target, tclass.number(), permissions);
    return event == null ? Verdict.ALLOW : verdict(event, about);
  }

  /** May the subject do this to what has the label. */
  Verdict ask(Cred subject, int target, SelinuxClass tclass, int permissions, @Nullable Object on) {
    return ask(subjects.sid(subject), target, tclass, permissions, on);
  }

  /** Whether it is remembered with a file's label that the subject may do this. */
  boolean recalls(Cred subject, FileLabel file, int permissions) {
    return avc.recalls(subjects.sid(subject), permissions, file.hint());
  }

  /** May the subject do this to a file of this label. */
  Verdict ask(Cred subject, FileLabel file, int permissions, Object about) {
    int number = file.tclass().number();
    AvcEvent event = avc.ask(subjects.sid(subject), file.sid(), number, permissions, file.hint());
    return event == null ? Verdict.ALLOW : verdict(event, about);
  }

  /** May the subject do this to the task. */
  Verdict task(Cred subject, Task task, SelinuxClass tclass, int permissions) {
    return ask(subjects.sid(subject), subjects.sid(task), tclass, permissions, task);
  }

  /** May the subject do this to itself. */
  Verdict self(Cred subject, SelinuxClass tclass, int permissions, @Nullable Object about) {
    int sid = subjects.sid(subject);
    return ask(sid, sid, tclass, permissions, about);
  }

  /** May the subject do this to what belongs to the framework. */
  Verdict framework(Cred subject, SelinuxClass tclass, int permissions, @Nullable Object about) {
    return ask(subjects.sid(subject), InitialSids.KERNEL, tclass, permissions, about);
  }

  /** The permission that opening needs besides, where the policy wants that (open_perms). */
  int open() {
    Snapshot now = state.server().snapshot();
    return now != null && now.policy().policy().capabilities().get(OPEN_PERMS) ? OPEN : 0;
  }

  private Verdict verdict(AvcEvent event, @Nullable Object about) {
    if (event.audited() == 0) {
      return Verdict.denySilently(Errno.EACCES, wording.silent(event), wording.grant(event));
    }
    String record = wording.record(event, about);
    return event.isEnforced()
        ? Verdict.deny(Errno.EACCES, record, wording.grant(event))
        : Verdict.allowLogged(record);
  }

  @Override
  public void require(Cred subject, int permissions) {
    Verdict verdict = ask(subject, InitialSids.SECURITY, SelinuxClass.SECURITY, permissions, null);
    if (verdict.isDenied()) {
      throw new LsmException(Errno.EACCES, verdict.reason());
    }
  }
}
