package org.gatehouse.lsm.internal.stack;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The bundle behind a module, as far as the stacker needs to know.
 *
 * @param bundle its number; -1 for a module without a bundle
 * @param version its version
 * @param location where it was installed from
 * @param changed when its content came, in milliseconds since 1970; an update changes it
 * @param hookApi its manifest's Gatehouse-Hook-Api; null if it has none
 * @param preload loads and initializes the classes that these hook objects may reach, so that none
 *     is inside a section
 * @param active whether the bundle is starting or active, so that it can be pinned
 */
public record Owner(
    long bundle,
    String version,
    String location,
    long changed,
    @Nullable String hookApi,
    Consumer<List<Object>> preload,
    boolean active) {
  /** A module that no bundle offers: tests, benchmarks. */
  public static final Owner NONE = new Owner(-1, "0", "", 0, Entry.HOOK_API, hooks -> {}, true);

  /** Whether the other is the same bundle, perhaps after an update. */
  boolean isSameBundle(Owner other) {
    return bundle == other.bundle && location.equals(other.location);
  }
}
