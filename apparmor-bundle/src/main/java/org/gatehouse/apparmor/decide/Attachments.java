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

  /** The profile that attaches to a program, if there is one (Linux 6.12 find_attach). */
  Found find(Program program) {
    Search search = new Search();
    for (LoadedProfile profile : profiles) {
      Attachment attachment = profile.rules().attachment();
      int specific = attachment.specific(program.path());
      if (specific >= 0 && attachment.exact()) {
        return new Found(profile, "");
      }
      if (specific >= 0 && specific >= search.length) {
        search.take(profile, specific, attachment.xattrs(program.xattrs()));
      }
    }
    return search.conflict
        ? new Found(null, "conflicting profile attachments")
        : found(search.best);
  }

  /** What is best so far. */
  private static final class Search {
    private @Nullable LoadedProfile best;
    private int length = -1;
    private int xattrs;
    private boolean conflict;

    /** Takes one that is at least as specific; a negative number of attributes is no match. */
    void take(LoadedProfile profile, int specific, int matched) {
      boolean same = specific == length;
      if (matched < 0 || (same && matched <= xattrs)) {
        conflict |= matched == xattrs;
        return;
      }
      best = profile;
      length = specific;
      xattrs = matched;
      conflict = false;
    }
  }

  private static Found found(@Nullable LoadedProfile profile) {
    return profile == null ? NOTHING : new Found(profile, "");
  }
}
