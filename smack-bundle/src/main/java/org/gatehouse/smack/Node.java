package org.gatehouse.smack;

import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;

/**
 * A file of smackfs. Texts are bytes as ISO-8859-1.
 *
 * @param name the last name, for messages
 * @param mode its permission bits
 * @param content what a subject reads
 * @param taker what is done with what a subject writes; whether it may is asked before
 */
record Node(String name, int mode, Function<Cred, String> content, BiConsumer<Cred, String> taker)
    implements ControlFile {
  @Override
  public byte[] read(Cred subject) {
    return content.apply(subject).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public int write(Cred subject, byte[] data, long offset) {
    if (offset != 0) {
      throw new LsmException(Errno.EINVAL, name + " is written from its beginning");
    }
    taker.accept(subject, new String(data, StandardCharsets.ISO_8859_1));
    return data.length;
  }
}
