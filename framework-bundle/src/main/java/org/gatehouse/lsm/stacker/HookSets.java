package org.gatehouse.lsm.stacker;

import java.util.Collection;
import org.osgi.annotation.versioning.ProviderType;

/** What hooks are wanted and asked now, for whoever must know whether to prepare a question. */
@ProviderType
public interface HookSets {
  /**
   * The set of these hooks.
   *
   * @param hooks kernel names or Java names
   * @throws org.gatehouse.lsm.hook.LsmException EINVAL with the name that is no hook
   */
  HookSet of(Collection<String> hooks);

  /**
   * Whether the calling thread is in a hook, whoever asked it. Looks through the whole stack, so it
   * costs microseconds.
   */
  boolean isInside();
}
