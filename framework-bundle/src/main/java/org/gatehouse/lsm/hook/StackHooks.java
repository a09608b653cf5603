package org.gatehouse.lsm.hook;

import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.StackOperation;
import org.osgi.annotation.versioning.ConsumerType;

/** Hooks on the stack of modules itself, which Linux does not have. */
@JvmOnly
@ConsumerType
public interface StackHooks {
  /**
   * May the subject do this to the module's place in the stack. The module it is about is not
   * asked.
   */
  default Verdict stackManage(Cred subject, StackOperation operation, String module) {
    return Verdict.ALLOW;
  }
}
