package org.gatehouse.apparmor.dfa;

/**
 * What a profile says of one word, in the kernel's bits: exec 1, write 2, read 4, append 8, create
 * 0x10, delete 0x20, open 0x40, setattr 0x100, getattr 0x200, chmod 0x1000, chown 0x2000, lock
 * 0x8000 (of the pair of a link: that the link's rights must be its target's), mmap 0x10000, link
 * 0x40000, change_onexec 0x20000000, change_profile 0x40000000.
 *
 * @param audit what is logged though it is allowed; may hold more than that
 * @param quiet what is not logged though it is denied
 * @param exec how a program is executed: {@link ExecIndex}
 */
public record Permissions(int allow, int audit, int quiet, int exec) {
  /** Execute. */
  public static final int EXEC = 1;

  /** Write. */
  public static final int WRITE = 2;

  /** Read. */
  public static final int READ = 4;

  /** Append. */
  public static final int APPEND = 8;

  /** Create. */
  public static final int CREATE = 0x10;

  /** Delete. */
  public static final int DELETE = 0x20;

  /** Open. */
  public static final int OPEN = 0x40;

  /** Set attributes. */
  public static final int SETATTR = 0x100;

  /** Get attributes: always allowed. */
  public static final int GETATTR = 0x200;

  /** Change the mode. */
  public static final int CHMOD = 0x1000;

  /** Change the owner. */
  public static final int CHOWN = 0x2000;

  /** Lock. */
  public static final int LOCK = 0x8000;

  /** Map executable. */
  public static final int MMAP = 0x10000;

  /** Hard link. */
  public static final int LINK = 0x40000;

  /** Of a pair: the link's rights must be its target's. */
  public static final int SUBSET = LOCK;

  /** Change the profile at the next exec. */
  public static final int ONEXEC = 0x20000000;

  /** Change the profile. */
  public static final int CHANGE_PROFILE = 0x40000000;

  /** Nothing. */
  public static final Permissions NONE = new Permissions(0, 0, 0, 0);

  /** Everything, and nothing is logged: what is said of a class that is not mediated. */
  public static final Permissions ALL = new Permissions(-1, 0, -1, 0);

  /** As the kernel answers: only what is allowed is logged, only what is denied is quiet. */
  public Permissions answer() {
    return new Permissions(allow, audit & allow, quiet & ~allow, exec);
  }

  /** Of something that consists of two: both must allow, and both keep quiet. */
  public Permissions and(Permissions other) {
    return new Permissions(allow & other.allow, audit | other.audit, quiet & other.quiet, exec);
  }

  /** Of a profile that logs everything. */
  public Permissions audited() {
    return new Permissions(allow, -1, 0, exec);
  }
}
