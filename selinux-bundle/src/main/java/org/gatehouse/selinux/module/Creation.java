package org.gatehouse.selinux.module;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.server.Relation;

/**
 * New files (Linux 6.1 selinux_determine_inode_label, may_create): the label that the task asked
 * for, else the transition from its domain and the directory's type by the file's name.
 */
final class Creation {
  private static final int ENTER = SelinuxClass.DIR.bits("add_name", "search");

  /** All classes of files have it at the same bit. */
  private static final int CREATE = SelinuxClass.FILE.bits("create");

  private static final int ASSOCIATE = SelinuxClass.FILESYSTEM.bits("associate");

  private final Judge judge;
  private final FileLabels files;
  private final NewFiles made;

  Creation(Judge judge, FileLabels files, NewFiles made) {
    this.judge = judge;
    this.files = files;
    this.made = made;
  }

  /**
   * The label of a new file.
   *
   * @throws LsmException EACCES where the policy makes a context that is not valid
   */
  int sid(Cred subject, FileLabel directory, String name, SelinuxClass tclass) {
    TaskSecurity task = judge.subjects().of(subject);
    int asked = task.fileCreate;
    return asked != 0 ? asked : transition(task.sid(), directory.sid(), name, tclass);
  }

  private int transition(int source, int directory, String name, SelinuxClass tclass) {
    boolean enforcing = judge.state().isEnforcing();
    return judge
        .state()
        .server()
        .compute(Relation.TRANSITION, source, directory, tclass.number(), name, enforcing);
  }

  /** A file is about to be made; whether it may is asked of {@link #mayCreate}. */
  void expect(Cred subject, PathObject path, SelinuxClass tclass) {
    FileLabel directory = files.of(path.parent());
    made.expect(path.path(), tclass, sid(subject, directory, path.name(), tclass));
  }

  /** The label that a file of this name gets. */
  int sid(Cred subject, PathObject path, SelinuxClass tclass) {
    return sid(subject, files.of(path.parent()), path.name(), tclass);
  }

  /** May the subject make a file of this class in the directory. */
  Verdict mayCreate(Cred subject, Inode directory, String name, SelinuxClass tclass) {
    FileLabel parent = files.of(directory);
    Verdict enter = judge.ask(subject, parent.sid(), SelinuxClass.DIR, ENTER, directory);
    return enter.isDenied() ? enter : create(subject, parent, name, tclass);
  }

  private Verdict create(Cred subject, FileLabel parent, String name, SelinuxClass tclass) {
    try {
      int sid = sid(subject, parent, name, tclass);
      Verdict verdict = judge.ask(subject, sid, tclass, CREATE, name);
      return verdict.isDenied() ? verdict : mayAssociate(sid, parent.path());
    } catch (LsmException e) {
      return Verdict.deny(Errno.EACCES, String.valueOf(e.getMessage()));
    }
  }

  /** May a file of this label be on the file system that has the path. */
  Verdict mayAssociate(int sid, String path) {
    return judge.ask(sid, files.system(path), SelinuxClass.FILESYSTEM, ASSOCIATE, path);
  }
}
