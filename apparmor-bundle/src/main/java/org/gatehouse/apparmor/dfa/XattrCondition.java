package org.gatehouse.apparmor.dfa;

import java.util.List;
import org.gatehouse.apparmor.policy.Place;
import org.gatehouse.apparmor.policy.Profile;
import org.jspecify.annotations.Nullable;

/**
 * An extended attribute that a program must have for a profile to attach to it. Immutable; any
 * thread may ask.
 *
 * @param name as files have it, {@code user.trust} for instance
 * @param value what matches its value, in which wildcards match every byte; null for any value
 */
public record XattrCondition(String name, @Nullable AttachmentAutomaton value) {
  static XattrCondition of(Profile.Xattr written, Place place) {
    String value = written.value();
    return new XattrCondition(written.name(), value == null ? null : automaton(value, place));
  }

  private static AttachmentAutomaton automaton(String glob, Place place) {
    Pattern pattern =
        Pattern.of(place, Pattern.glob(glob, true, place), false, Permissions.EXEC, 0);
    return new AttachmentAutomaton(Construction.of(List.of(pattern), false));
  }

  boolean holds(Xattrs program) {
    byte[] there = program.value(name);
    return there != null && (value == null || value.matches(there));
  }
}
