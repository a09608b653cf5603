package org.gatehouse.yama;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;

/** {@code /proc/sys/kernel/yama/ptrace_scope} (yama_dointvec_minmax). */
record ScopeFile(ScopeSetting scope, Predicate<Cred> mayWrite) implements ControlFile {
  @Override
  public int mode() {
    return 0644;
  }

  @Override
  public Errno denial() {
    return Errno.EPERM;
  }

  @Override
  public byte[] read(Cred subject) {
    return (scope.get().number() + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public int write(Cred subject, byte[] data, long offset) {
    if (!mayWrite.test(subject)) {
      throw new LsmException(
          Errno.EPERM, "ptrace_scope: " + subject + " does not hold CAP_SYS_PTRACE");
    }
    if (offset != 0) {
      throw new LsmException(Errno.EINVAL, "ptrace_scope is written from its beginning");
    }
    scope.set(new String(data, StandardCharsets.ISO_8859_1).strip());
    return data.length;
  }
}
