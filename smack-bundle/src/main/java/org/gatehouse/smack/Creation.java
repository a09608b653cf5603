package org.gatehouse.smack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.Xattr;
import org.gatehouse.smack.policy.Label;
import org.gatehouse.smack.policy.TaskDecision;

/**
 * The labels of new files: the maker's, or the directory's where that transmutes and a rule says t
 * (Linux 6.12 smack_lsm.c, smack_inode_init_security). Sockets are open to all.
 */
final class Creation {
  private static final int TYPE = 0170000;
  private static final int SOCKET = 0140000;

  private final Judge judge;
  private final FileLabels files;
  private final NewFiles made;

  Creation(Judge judge, FileLabels files, NewFiles made) {
    this.judge = judge;
    this.files = files;
    this.made = made;
  }

  /** A file is about to be made. */
  void expect(Cred subject, PathObject path, int mode) {
    boolean socket = (mode & TYPE) == SOCKET;
    made.expect(path.path(), FileLabel.of(socket ? Label.STAR : of(subject, parent(path)).label()));
  }

  /** A directory is about to be made; below one that transmutes it transmutes too. */
  void expectDirectory(Cred subject, PathObject path) {
    made.expect(path.path(), of(subject, parent(path)));
  }

  /** The label that a file in the directory of this path gets. */
  Label label(Cred subject, PathObject path) {
    return of(subject, parent(path)).label();
  }

  List<Xattr> xattrs(Cred subject, FileLabel directory) {
    FileLabel label = of(subject, directory);
    List<Xattr> xattrs = new ArrayList<>();
    xattrs.add(xattr(SmackXattr.SMACK64, label.label().text()));
    return xattrs;
  }

  private static Xattr xattr(SmackXattr which, String value) {
    return new Xattr(which.fullName(), value.getBytes(StandardCharsets.ISO_8859_1));
  }

  private FileLabel parent(PathObject path) {
    return files.of(path.parent());
  }

  private FileLabel of(Cred subject, FileLabel directory) {
    Label own = judge.subjects().label(subject);
    boolean down =
        directory.transmute()
            && TaskDecision.transmutes(judge.smack().book().rules(), own, directory.label());
    return down ? FileLabel.of(directory.label()).withTransmute(true) : FileLabel.of(own);
  }
}
