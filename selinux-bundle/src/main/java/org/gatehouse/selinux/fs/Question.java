package org.gatehouse.selinux.fs;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.selinux.Authority;
import org.gatehouse.selinux.SelinuxClass;

/**
 * A file that answers: a subject writes a question and reads the answer.
 *
 * @param permission of the class security, for asking
 * @param answer the answer to a question, or an error
 */
record Question(
    String name,
    String permission,
    Authority authority,
    Answers answers,
    Function<String, String> answer)
    implements ControlFile {
  /** A page without the kernel's head of it, which is also the most that an answer may take. */
  static final int LIMIT = 4096 - Long.BYTES;

  @Override
  public int mode() {
    return 0666;
  }

  @Override
  public byte[] read(Cred subject) {
    return answers.of(subject, name).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public int write(Cred subject, byte[] data, long offset) {
    if (data.length >= LIMIT) {
      throw new LsmException(Errno.EFBIG, name + " takes less than " + LIMIT + " bytes");
    }
    authority.require(subject, SelinuxClass.SECURITY.bits(permission));
    String text = answer.apply(new String(data, StandardCharsets.ISO_8859_1));
    if (text.length() > LIMIT) {
      throw new LsmException(Errno.ERANGE, "the answer is longer than " + LIMIT + " bytes");
    }
    answers.put(subject, name, text);
    return data.length;
  }
}
