package org.gatehouse.capability;

import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.gatehouse.capability.policy.CapState;
import org.gatehouse.capability.policy.CapTextException;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;

/** The reader's own sets as a text; writing is capset. */
record SelfFile(Function<Cred, CapState> get, BiConsumer<Cred, CapState> set)
    implements ControlFile {
  @Override
  public int mode() {
    return 0666;
  }

  @Override
  public byte[] read(Cred subject) {
    return (get.apply(subject) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public int write(Cred subject, byte[] data, long offset) {
    if (offset != 0) {
      throw new LsmException(Errno.EINVAL, "capabilities are written from their beginning");
    }
    set.accept(subject, parse(new String(data, StandardCharsets.ISO_8859_1)));
    return data.length;
  }

  private static CapState parse(String text) {
    try {
      return CapState.parse(text.strip());
    } catch (CapTextException e) {
      String message = "character " + (e.offset() + 1) + ": " + e.getMessage();
      throw new LsmException(Errno.EINVAL, message, e);
    }
  }
}
