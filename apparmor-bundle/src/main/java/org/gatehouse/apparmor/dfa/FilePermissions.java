package org.gatehouse.apparmor.dfa;

import org.gatehouse.apparmor.policy.FilePerms;

/**
 * What a profile says of one path.
 *
 * @param owner of a file of the task's own user
 * @param other of everybody else's
 */
public record FilePermissions(Permissions owner, Permissions other) {
  private static final int SAME =
      FilePerms.EXEC | FilePerms.WRITE | FilePerms.READ | FilePerms.APPEND;
  private static final int WRITES =
      Permissions.SETATTR
          | Permissions.CREATE
          | Permissions.DELETE
          | Permissions.CHMOD
          | Permissions.CHOWN
          | Permissions.OPEN;

  static FilePermissions of(Accept accept) {
    return new FilePermissions(half(accept, 0), half(accept, FileBits.OTHER));
  }

  /** Of a file that is the task's own user's, or not. */
  public Permissions of(boolean owner) {
    return owner ? this.owner : other;
  }

  private static Permissions half(Accept accept, int shift) {
    int allow = accept.allow();
    int both = Permissions.GETATTR;
    both |= (allow & FileBits.CHANGE_PROFILE) != 0 ? Permissions.CHANGE_PROFILE : 0;
    both |= (allow & FileBits.ONEXEC) != 0 ? Permissions.ONEXEC : 0;
    return new Permissions(
        kernel(allow >> shift) | both,
        kernel(accept.audit() >> shift),
        kernel(accept.quiet() >> shift),
        ExecIndex.of(allow >> shift & FileBits.ONE));
  }

  /** From the language's bits to the kernel's. */
  private static int kernel(int bits) {
    int kernel = bits & SAME;
    kernel |= (bits & FilePerms.READ) != 0 ? Permissions.GETATTR | Permissions.OPEN : 0;
    kernel |= (bits & FilePerms.WRITE) != 0 ? WRITES : 0;
    kernel |= (bits & FilePerms.LINK) != 0 ? Permissions.LINK : 0;
    kernel |= (bits & FilePerms.LOCK) != 0 ? Permissions.LOCK : 0;
    return kernel | ((bits & FilePerms.MMAP) != 0 ? Permissions.MMAP : 0);
  }
}
