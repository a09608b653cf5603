package org.gatehouse.lsm.stacker;

import java.util.List;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.SocketObject;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The system calls of Linux on modules and their labels (Linux 6.12 security/lsm_syscalls.c).
 *
 * <p>Sizes are those of the C structures: 8 bytes for an id, 32 plus the value rounded up to 8 for
 * a context. Errors are {@link org.gatehouse.lsm.hook.LsmException}s.
 */
@ProviderType
public interface ModuleCalls {
  /** LSM_FLAG_SINGLE. */
  int FLAG_SINGLE = 1;

  /** The size of struct lsm_ctx without its value. */
  int CONTEXT_HEADER = 32;

  /** The most bytes a context may have. */
  int PAGE_SIZE = 4096;

  /** A size that is read and written back, as the calls do with {@code u32 *size}. */
  final class Size {
    private long bytes;

    /** Starts with so many bytes. */
    public Size(long bytes) {
      this.bytes = bytes;
    }

    /** The size now. */
    public long bytes() {
      return bytes;
    }

    /** Writes the size that was needed. */
    public void set(long needed) {
      bytes = needed;
    }
  }

  /**
   * One label of one module (struct lsm_ctx).
   *
   * @param id the module's number
   * @param flags 0
   * @param length the size of the whole structure
   * @param contextLength the size of the value
   * @param value the label
   */
  @SuppressWarnings("ArrayRecordComponent") // mirrors the C structure; never compared
  record Context(long id, long flags, long length, long contextLength, byte[] value) {
    /** A context with the lengths that fit its value. */
    public static Context of(long id, byte[] value) {
      return new Context(id, 0, paddedLength(value.length), value.length, value);
    }

    /** The size of the structure that holds so many bytes. */
    public static long paddedLength(int valueLength) {
      return (CONTEXT_HEADER + valueLength + 7L) & ~7L;
    }
  }

  /**
   * lsm_list_modules(2): numbers of the enabled modules in order.
   *
   * @param ids where they go
   * @param size the bytes there are; set to the bytes that were needed
   * @return how many there are
   * @throws org.gatehouse.lsm.hook.LsmException EINVAL flags not 0; EFAULT a null; E2BIG too small
   */
  int listModules(long @Nullable [] ids, @Nullable Size size, int flags);

  /**
   * lsm_get_self_attr(2): the subject's own labels, one per module that has one.
   *
   * @param attribute a number of {@link org.gatehouse.lsm.hook.Attribute}
   * @param contexts where they go; null only asks for the size. With {@link #FLAG_SINGLE} its first
   *     element names the module
   * @return how many there are
   * @throws org.gatehouse.lsm.hook.LsmException EINVAL attribute 0, size null, flags; EOPNOTSUPP
   *     nobody has one; E2BIG too small
   */
  int getSelfAttr(
      Cred subject,
      int attribute,
      @Nullable List<Context> contexts,
      @Nullable Size size,
      int flags);

  /**
   * lsm_set_self_attr(2): changes the subject's label of one module.
   *
   * @return what the module answers
   * @throws org.gatehouse.lsm.hook.LsmException EINVAL flags, lengths; EFAULT a null; E2BIG over a
   *     page; EOPNOTSUPP no such module
   */
  int setSelfAttr(Cred subject, int attribute, @Nullable Context context, long size, int flags);

  /**
   * The attribute names that the modules have on a file, each ended by a NUL (inode_listsecurity of
   * the LSM stacker of 2005). Modules that answer an error are skipped.
   *
   * @return how many bytes there are
   * @throws org.gatehouse.lsm.hook.LsmException ERANGE if that is not less than the buffer's size
   */
  int listSecurity(Inode inode, byte[] buffer);

  /**
   * The labels of a socket's peer by module: {@code name\0value\0} for each that has one
   * (SO_PEERCONTEXT of the AppArmor stacking series of 2019).
   *
   * @throws org.gatehouse.lsm.hook.LsmException ENOPROTOOPT if no module has one
   */
  byte[] peerContext(SocketObject socket);
}
