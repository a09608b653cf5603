package org.gatehouse.lsm.audit;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.osgi.annotation.versioning.ProviderType;

/** Records denials that no module made, such as that of a subject that is not known. */
@ProviderType
public interface Refusals {
  /**
   * Denies, and records it as a module's denial is recorded; where the host is permissive the
   * verdict allows. Any thread; never blocks.
   *
   * @param hook the kernel name of the hook that would have been asked first
   * @param subject who asked, in words
   * @param object for what, in words
   */
  Verdict refuse(String hook, String subject, String object, Errno errno, String reason);
}
