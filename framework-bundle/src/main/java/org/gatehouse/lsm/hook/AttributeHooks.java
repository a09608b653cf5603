package org.gatehouse.lsm.hook;

import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hooks on the label attributes of tasks (Linux 6.12 security/security.c, lsm_get_self_attr and its
 * kin).
 */
@ConsumerType
public interface AttributeHooks {
  /** The subject's own label; not mine: EOPNOTSUPP. */
  default Reply<byte[]> getselfattr(Cred subject, Attribute attribute) {
    return Reply.error(Errno.EOPNOTSUPP);
  }

  /** Changes the subject's own label; answers the number of bytes taken; not mine: EOPNOTSUPP. */
  default Reply<Integer> setselfattr(Cred subject, Attribute attribute, byte[] value) {
    return Reply.error(Errno.EOPNOTSUPP);
  }

  /** A label of another task by the name of its file in /proc; not mine: EINVAL. */
  default Reply<byte[]> getprocattr(Task task, String name) {
    return Reply.error(Errno.EINVAL);
  }

  /**
   * Changes the subject's own label by the name of its file in /proc; answers the number of bytes
   * taken; not mine: EINVAL.
   */
  default Reply<Integer> setprocattr(Cred subject, String name, byte[] value) {
    return Reply.error(Errno.EINVAL);
  }

  /** Whether the attribute of this name is a label of the module. */
  @Rule(Combine.ANY_YES)
  default boolean ismaclabel(String name) {
    return false;
  }

  /** The text of the module's number. */
  default Reply<String> secidToSecctx(long secid) {
    return Reply.error(Errno.EOPNOTSUPP);
  }

  /** The module's number of a text. */
  default Reply<Long> secctxToSecid(String context) {
    return Reply.error(Errno.EOPNOTSUPP);
  }
}
