package org.gatehouse.capability;

import java.util.function.Supplier;
import org.gatehouse.lsm.hook.InodeHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Xattr;

/** Who may write {@code security.*} attributes (cap_inode_setxattr, cap_inode_removexattr). */
record XattrHooks(Supplier<Holdings> held, Supplier<ModuleContext> asked) implements InodeHooks {
  private static final String SECURITY = "security.";
  private static final String FILE_CAPS = "security.capability";

  @Override
  public Verdict inodeSetxattr(Cred subject, Inode inode, Xattr xattr) {
    return check(subject, xattr.name());
  }

  @Override
  public Verdict inodeRemovexattr(Cred subject, Inode inode, String name) {
    return check(subject, name);
  }

  /** A module that owns the name decides alone, and with cap-stack everybody else does. */
  private Verdict check(Cred subject, String name) {
    if (!name.startsWith(SECURITY)
        || !held.get().settings().xattr()
        || asked.get().isXattrOwned(name)) {
      return Verdict.ALLOW;
    }
    Capability needed = name.equals(FILE_CAPS) ? Capability.CAP_SETFCAP : Capability.CAP_SYS_ADMIN;
    return asked.get().isCapable(subject, needed)
        ? Verdict.ALLOW
        : Denials.lacks(subject, held.get().caps(subject), needed);
  }
}
