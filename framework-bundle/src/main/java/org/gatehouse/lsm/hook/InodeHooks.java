package org.gatehouse.lsm.hook;

import java.util.List;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.Xattr;
import org.osgi.annotation.versioning.ConsumerType;

/** Hooks on files whatever their name (Linux 6.12 include/linux/lsm_hook_defs.h, "inode"). */
@ConsumerType
public interface InodeHooks {
  /** The host met a file for the first time, or again after it changed. */
  @Rule(value = Combine.ALLOC, undo = "inodeFreeSecurity")
  default Verdict inodeAllocSecurity(Inode inode) {
    return Verdict.ALLOW;
  }

  /** The host forgets the file. Also called where its alloc hook failed or was never called. */
  default void inodeFreeSecurity(Inode inode) {}

  /**
   * The label attributes of a file about to be created, at most one per module; written together.
   */
  @Rule(Combine.JOIN)
  default Reply<List<Xattr>> inodeInitSecurity(Cred subject, Inode directory, String name) {
    return Reply.error(Errno.EOPNOTSUPP);
  }

  /** The name is tied to the inode; label it from its attributes or from rules. */
  default void dInstantiate(PathObject path, Inode inode) {}

  /** May the subject create a regular file in the directory. */
  default Verdict inodeCreate(Cred subject, Inode directory, String name, int mode) {
    return Verdict.ALLOW;
  }

  /** May the subject make a hard link in the directory. */
  default Verdict inodeLink(Cred subject, Inode old, Inode directory, String name) {
    return Verdict.ALLOW;
  }

  /** May the subject remove the file from the directory. */
  default Verdict inodeUnlink(Cred subject, Inode directory, Inode inode) {
    return Verdict.ALLOW;
  }

  /** May the subject make a symbolic link in the directory. */
  default Verdict inodeSymlink(Cred subject, Inode directory, String name, String target) {
    return Verdict.ALLOW;
  }

  /** May the subject make a directory in the directory. */
  default Verdict inodeMkdir(Cred subject, Inode directory, String name, int mode) {
    return Verdict.ALLOW;
  }

  /** May the subject remove the directory from the directory. */
  default Verdict inodeRmdir(Cred subject, Inode directory, Inode inode) {
    return Verdict.ALLOW;
  }

  /** May the subject move the file. */
  default Verdict inodeRename(
      Cred subject, Inode oldDirectory, Inode inode, Inode newDirectory, String name) {
    return Verdict.ALLOW;
  }

  /** May the subject read the text of the symbolic link. */
  default Verdict inodeReadlink(Cred subject, Inode inode) {
    return Verdict.ALLOW;
  }

  /** May the subject's path lead through the symbolic link. */
  default Verdict inodeFollowLink(Cred subject, Inode inode) {
    return Verdict.ALLOW;
  }

  /** May the subject do this to the file; bits of {@link org.gatehouse.lsm.object.Mask}. */
  default Verdict inodePermission(Cred subject, Inode inode, int mask) {
    return Verdict.ALLOW;
  }

  /** May the subject change the attribute: times, mode, owner, size. */
  default Verdict inodeSetattr(Cred subject, Inode inode, String attribute) {
    return Verdict.ALLOW;
  }

  /** The attribute was changed. */
  default void inodePostSetattr(Inode inode, String attribute) {}

  /** May the subject read size, times and kind. */
  default Verdict inodeGetattr(Cred subject, PathObject path) {
    return Verdict.ALLOW;
  }

  /**
   * Whether the module owns the attribute of this name, so that the capability check is left to it.
   */
  @Rule(Combine.ANY_YES)
  default boolean inodeXattrSkipcap(String name) {
    return false;
  }

  /** May the subject write the extended attribute. */
  default Verdict inodeSetxattr(Cred subject, Inode inode, Xattr xattr) {
    return Verdict.ALLOW;
  }

  /** The extended attribute was written; take the new label. */
  default void inodePostSetxattr(Inode inode, Xattr xattr) {}

  /** May the subject read the extended attribute. */
  default Verdict inodeGetxattr(Cred subject, Inode inode, String name) {
    return Verdict.ALLOW;
  }

  /** May the subject list the extended attributes. */
  default Verdict inodeListxattr(Cred subject, Inode inode) {
    return Verdict.ALLOW;
  }

  /** May the subject remove the extended attribute. */
  default Verdict inodeRemovexattr(Cred subject, Inode inode, String name) {
    return Verdict.ALLOW;
  }

  /** The extended attribute was removed. */
  default void inodePostRemovexattr(Inode inode, String name) {}

  /** May the subject write the access control list. */
  default Verdict inodeSetAcl(Cred subject, Inode inode, String acl) {
    return Verdict.ALLOW;
  }

  /** The access control list was written. */
  default void inodePostSetAcl(Inode inode, String acl) {}

  /** May the subject read the access control list. */
  default Verdict inodeGetAcl(Cred subject, Inode inode) {
    return Verdict.ALLOW;
  }

  /** The label behind the attribute name without its prefix; not mine: EOPNOTSUPP. */
  default Reply<byte[]> inodeGetsecurity(Inode inode, String name) {
    return Reply.error(Errno.EOPNOTSUPP);
  }

  /** Sets the label behind the attribute name; answers 0; not mine: EOPNOTSUPP. */
  default Reply<Integer> inodeSetsecurity(Inode inode, String name, byte[] value) {
    return Reply.error(Errno.EOPNOTSUPP);
  }

  /** The attribute names the module has on the file. */
  @Rule(Combine.COLLECT)
  default Reply<List<String>> inodeListsecurity(Inode inode) {
    return Reply.error(Errno.EOPNOTSUPP);
  }

  /** The module's number for the label of the file. */
  default Reply<Long> inodeGetsecid(Inode inode) {
    return Reply.error(Errno.EOPNOTSUPP);
  }

  /** The integrity status of the file is known. */
  default Verdict inodeSetintegrity(Inode inode, String type, byte[] value) {
    return Verdict.ALLOW;
  }

  /** Whatever is cached of the file's label is out of date. */
  default void inodeInvalidateSecctx(Inode inode) {}

  /** The file system tells the label; answers 0. */
  default Reply<Integer> inodeNotifysecctx(Inode inode, byte[] context) {
    return Reply.error(Errno.EOPNOTSUPP);
  }

  /** Sets the label through to the file; answers 0. */
  default Reply<Integer> inodeSetsecctx(Inode inode, byte[] context) {
    return Reply.error(Errno.EOPNOTSUPP);
  }

  /** The label of the file as text. */
  default Reply<byte[]> inodeGetsecctx(Inode inode) {
    return Reply.error(Errno.EOPNOTSUPP);
  }
}
