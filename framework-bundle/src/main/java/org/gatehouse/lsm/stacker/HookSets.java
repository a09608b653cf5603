package org.gatehouse.lsm.stacker;

import java.util.Collection;
import org.osgi.annotation.versioning.ProviderType;

/** Makes hook sets, for whoever must know whether a question is worth preparing. */
@ProviderType
public interface HookSets {
  /**
   * The set of these hooks.
   *
   * @param hooks kernel names or Java names
   * @throws org.gatehouse.lsm.hook.LsmException EINVAL with the name that is no hook
   */
  HookSet of(Collection<String> hooks);
}
