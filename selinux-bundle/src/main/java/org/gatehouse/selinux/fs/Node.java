package org.gatehouse.selinux.fs;

import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;

/**
 * A file that is read and written as a whole.
 *
 * @param name the last name, for messages
 * @param mode its permission bits
 * @param content what a subject reads
 * @param taker what is done with what a subject writes
 */
record Node(String name, int mode, Function<Cred, String> content, BiConsumer<Cred, String> taker)
    implements ControlFile {
  private static final int PAGE = 4096;

  /** A file that everybody reads and nobody writes. */
  static Node shown(String name, Supplier<String> content) {
    return new Node(name, 0444, subject -> content.get(), Node::refuse);
  }

  private static void refuse(Cred subject, String text) {
    throw new LsmException(Errno.EINVAL, "the file cannot be written");
  }

  @Override
  public byte[] read(Cred subject) {
    return content.apply(subject).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** ENOMEM for a page or more, EINVAL anywhere but at the beginning. */
  @Override
  public int write(Cred subject, byte[] data, long offset) {
    if (data.length >= PAGE) {
      throw new LsmException(Errno.ENOMEM, name + " takes less than " + PAGE + " bytes");
    }
    if (offset != 0) {
      throw new LsmException(Errno.EINVAL, name + " is written from its beginning");
    }
    taker.accept(subject, new String(data, StandardCharsets.ISO_8859_1));
    return data.length;
  }
}
