package org.gatehouse.selinux.avc;

import org.jspecify.annotations.Nullable;

/**
 * The decision last asked about one object, kept with its label so that the next question about it
 * need not search the cache. It is good while its cache is the one in force. A race loses a hint
 * and nothing else: decisions are immutable.
 */
public final class AvcHint {
  @Nullable AvcEntry last;
}
