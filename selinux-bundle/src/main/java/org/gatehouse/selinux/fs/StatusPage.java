package org.gatehouse.selinux.fs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.SelinuxStatus;

/**
 * {@code status}: version, sequence, enforcing, policyload and deny_unknown, 32 bits each in this
 * machine's order (Linux 6.1 struct selinux_kernel_status).
 */
record StatusPage(SelinuxState state) implements ControlFile {
  private static final int FIELDS = 5;

  @Override
  public int mode() {
    return 0444;
  }

  @Override
  public byte[] read(Cred subject) {
    SelinuxStatus now = state.status();
    return ByteBuffer.allocate(FIELDS * Integer.BYTES)
        .order(ByteOrder.nativeOrder())
        .putInt(SelinuxStatus.VERSION)
        .putInt(now.sequence())
        .putInt(now.enforcing() ? 1 : 0)
        .putInt(now.policyload())
        .putInt(now.denyUnknown() ? 1 : 0)
        .array();
  }
}
