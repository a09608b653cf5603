package org.gatehouse.apparmor.decide;

import java.util.List;
import org.gatehouse.apparmor.dfa.Attachment;
import org.jspecify.annotations.Nullable;

/**
 * The profiles among which one is found for a program: those at the top of a namespace, or the
 * children of one. A name that is the very path wins, then the longest match, then the most
 * extended attributes; of two that are as good neither attaches.
 */
final class Attachments {
  static final Attachments NONE = new Attachments(List.of());

  /** What was found. */
  record Found(@Nullable LoadedProfile profile, String info) {}

  private static final Found NOTHING = new Found(null, "");

  private final List<LoadedProfile> profiles;

  Attachments(List<LoadedProfile> profiles) {
    this.profiles = List.copyOf(profiles);
  }

  boolean isEmpty() {
    return profiles.isEmpty();
  }

  /** The profile that attaches to a program, if there is one. */
  Found find(byte[] program) {
    LoadedProfile best = null;
    int length = -1;
    boolean conflict = false;
    for (LoadedProfile profile : profiles) {
      Attachment attachment = profile.rules().attachment();
      int specific = attachment.conditions() > 0 ? -1 : attachment.specific(program);
      if (specific >= 0 && attachment.exact()) {
        return new Found(profile, "");
      }
      boolean equal = specific >= 0 && specific == length;
      conflict = equal || (conflict && specific < length);
      best = specific > length ? profile : best;
      length = Math.max(length, specific);
    }
    return conflict ? new Found(null, "conflicting profile attachments") : found(best);
  }

  private static Found found(@Nullable LoadedProfile profile) {
    return profile == null ? NOTHING : new Found(profile, "");
  }
}
