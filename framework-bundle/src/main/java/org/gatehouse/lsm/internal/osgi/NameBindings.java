package org.gatehouse.lsm.internal.osgi;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/**
 * Whose a symbolic name is, as the operator says: {@code NAME@LOCATION}, the bundle installed from
 * there, or {@code NAME@sha256:DIGEST}, the bundle whose jar has this digest. Several entries of a
 * name admit several bundles.
 */
record NameBindings(Map<String, Set<String>> bound) {
  /** What a digest begins with. */
  static final String SHA256 = "sha256:";

  /** Every name is the first's that comes. */
  static final NameBindings NONE = new NameBindings(Map.of());

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /**
   * Reads the entries.
   *
   * @throws LsmException EINVAL naming the entry
   */
  static NameBindings read(List<String> entries) {
    entries.stream()
        .filter(entry -> !isWellFormed(entry))
        .forEach(
            entry -> {
              throw new LsmException(
                  Errno.EINVAL,
                  "names: '" + entry + "' is neither NAME@LOCATION nor NAME@sha256:64 hex digits");
            });
    return closed(entries);
  }

  /** Reads the entries; the name of a malformed one is nobody's by it. */
  static NameBindings closed(List<String> entries) {
    Map<String, Set<String>> bound = new HashMap<>();
    for (String entry : entries) {
      int at = entry.indexOf('@');
      String name = at < 0 ? entry : entry.substring(0, at);
      Set<String> owners = bound.computeIfAbsent(name, n -> new HashSet<>());
      if (isWellFormed(entry)) {
        owners.add(entry.substring(at + 1));
      }
    }
    return new NameBindings(bound);
  }

  private static boolean isWellFormed(String entry) {
    int at = entry.indexOf('@');
    String owner = entry.substring(at + 1);
    return at > 0
        && !owner.isEmpty()
        && (!owner.startsWith(SHA256)
            || DIGEST.matcher(owner.substring(SHA256.length())).matches());
  }
}
