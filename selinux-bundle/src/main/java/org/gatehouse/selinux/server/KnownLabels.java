package org.gatehouse.selinux.server;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The SIDs of the texts that label files name again and again; what a text says holds as long as
 * the snapshot does. Reading one takes a microsecond, and a property has no blob to keep it in.
 */
final class KnownLabels {
  /** Texts are the operator's, but for those in extended attributes. */
  private static final int MOST = 4096;

  private final ConcurrentMap<Given, Integer> sids = new ConcurrentHashMap<>();

  /** A context, and the SID whose level it has where it names none. */
  private record Given(String text, int fallback) {}

  @Nullable Integer get(String text, int fallback) {
    return sids.get(new Given(text, fallback));
  }

  int keep(String text, int fallback, int sid) {
    if (sids.size() < MOST) {
      sids.put(new Given(text, fallback), sid);
    }
    return sid;
  }
}
