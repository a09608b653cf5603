package org.gatehouse.smack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Xattr;
import org.gatehouse.smack.Judge.About;
import org.gatehouse.smack.policy.Access;
import org.gatehouse.smack.policy.Label;
import org.gatehouse.smack.policy.Labels;
import org.jspecify.annotations.Nullable;

/** Who may change the labels of files (Linux 6.12 smack_lsm.c, smack_inode_setxattr). */
final class XattrChecks {
  private static final About SET = new About("smack_inode_setxattr", "file");
  private static final About GET = new About("smack_inode_getxattr", "file");
  private static final About REMOVE = new About("smack_inode_removexattr", "file");
  private static final byte[] TRUE = SmackXattr.TRUE.getBytes(StandardCharsets.US_ASCII);

  private final Judge judge;
  private final FileLabels files;

  XattrChecks(Judge judge, FileLabels files) {
    this.judge = judge;
    this.files = files;
  }

  Verdict set(Cred subject, Inode inode, Xattr xattr) {
    Optional<SmackXattr> own = SmackXattr.of(xattr.name());
    if (own.isPresent() && !judge.isPrivileged(subject, Capability.CAP_MAC_ADMIN)) {
      return unprivileged(subject, xattr.name());
    }
    if (own.isPresent() && !isValid(own.get(), inode, xattr)) {
      return Verdict.deny(Errno.EINVAL, "no value for " + xattr.name());
    }
    return judge.task(SET, subject, files.of(inode).label(), Access.WRITE);
  }

  Verdict get(Cred subject, Inode inode) {
    return judge.task(GET, subject, files.of(inode).label(), Access.READ);
  }

  Verdict remove(Cred subject, Inode inode, String name) {
    return SmackXattr.of(name).isPresent() && !judge.isPrivileged(subject, Capability.CAP_MAC_ADMIN)
        ? unprivileged(subject, name)
        : judge.task(REMOVE, subject, files.of(inode).label(), Access.WRITE);
  }

  /** The blob follows the attribute. */
  void wasSet(Inode inode, Xattr xattr) {
    FileLabel old = files.of(inode);
    SmackXattr.of(xattr.name())
        .ifPresent(which -> files.relabel(inode, with(old, which, xattr.value())));
  }

  private FileLabel with(FileLabel old, SmackXattr which, byte[] value) {
    Label label = label(value);
    return switch (which) {
      case SMACK64 -> label == null ? old : old.withLabel(label);
      case SMACK64EXEC -> old.withExec(label);
      case SMACK64MMAP -> old.withMmap(label);
      case SMACK64TRANSMUTE -> old.withTransmute(Arrays.equals(value, TRUE));
      default -> old;
    };
  }

  /** What nobody saw is read from the file at the next look; a bad value labels nothing then. */
  private boolean isValid(SmackXattr which, Inode inode, Xattr xattr) {
    // The label of a socket's file is always the star.
    boolean fixed = which == SmackXattr.SMACK64 && isSocket(inode);
    return !fixed && (xattr.isUnread() || isValid(which, inode, xattr.value()));
  }

  private boolean isValid(SmackXattr which, Inode inode, byte[] value) {
    return switch (which) {
      case SMACK64TRANSMUTE -> inode.isDirectory() && Arrays.equals(value, TRUE);
      case SMACK64EXEC, SMACK64MMAP -> {
        Label label = label(value);
        yield label != null && label != Label.STAR && label != Label.WEB;
      }
      default -> label(value) != null;
    };
  }

  private static boolean isSocket(Inode inode) {
    return (inode.mode() & FileLabels.TYPE) == FileLabels.SOCKET;
  }

  private @Nullable Label label(byte[] value) {
    Labels labels = judge.smack().labels();
    try {
      return labels.intern(new String(value, StandardCharsets.ISO_8859_1));
    } catch (LsmException e) {
      return null;
    }
  }

  private static Verdict unprivileged(Cred subject, String name) {
    return Verdict.deny(
        Errno.EPERM, subject + " may not use CAP_MAC_ADMIN, which writing " + name + " needs");
  }
}
