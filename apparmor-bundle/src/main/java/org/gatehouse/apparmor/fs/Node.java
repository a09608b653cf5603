package org.gatehouse.apparmor.fs;

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
 * @param mode its permission bits
 * @param content what a subject reads
 * @param taker what is done with what a subject writes
 */
record Node(int mode, Function<Cred, String> content, BiConsumer<Cred, byte[]> taker)
    implements ControlFile {

  /** A file that everybody reads and nobody writes. */
  static Node shown(Supplier<String> content) {
    return shownTo(subject -> content.get());
  }

  /** The same, where what is read depends on who reads. */
  static Node shownTo(Function<Cred, String> content) {
    return new Node(0444, content, Node::refuse);
  }

  /** A file that takes what those write who may; reading it is an error. */
  static Node taken(Authority authority, BiConsumer<Cred, byte[]> taker) {
    return new Node(
        0666,
        Node::unreadable,
        (subject, data) -> {
          authority.require(subject);
          taker.accept(subject, data);
        });
  }

  private static void refuse(Cred subject, byte[] data) {
    throw new LsmException(Errno.EINVAL, "the file cannot be written");
  }

  private static String unreadable(Cred subject) {
    throw new LsmException(Errno.EINVAL, "the file cannot be read");
  }

  static String text(byte[] data) {
    return new String(data, StandardCharsets.ISO_8859_1);
  }

  @Override
  public byte[] read(Cred subject) {
    return content.apply(subject).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** EINVAL anywhere but at the beginning: one write is one change. */
  @Override
  public int write(Cred subject, byte[] data, long offset) {
    if (offset != 0) {
      throw new LsmException(Errno.EINVAL, "the file is written from its beginning");
    }
    taker.accept(subject, data);
    return data.length;
  }
}
