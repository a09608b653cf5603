package org.gatehouse.apparmor.decide;

import java.util.List;
import java.util.Locale;
import org.gatehouse.apparmor.dfa.CompiledProfile;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.Place;
import org.gatehouse.apparmor.policy.Profile;
import org.gatehouse.apparmor.policy.ProfileFlags;

/** A profile in force. */
public final class LoadedProfile {
  /** What a denial does. */
  public enum Mode {
    /** It is one. */
    ENFORCE,
    /** It is only logged. */
    COMPLAIN,
    /** It ends the task. */
    KILL,
    /** There is none. */
    UNCONFINED
  }

  private final ProfileKey key;
  private final CompiledProfile rules;
  private final Mode mode;
  private final String origin;

  LoadedProfile(ProfileKey key, CompiledProfile rules, Mode mode, String origin) {
    this.key = key;
    this.rules = rules;
    this.mode = mode;
    this.origin = origin;
  }

  /** A profile without rules that mediates everything. */
  static LoadedProfile learning(ProfileKey key, LoadedProfile parent, Profile.Kind kind) {
    return new LoadedProfile(key, empty(key.name(), kind), Mode.COMPLAIN, parent.origin);
  }

  /** What stands for a key whose profile is gone, and for no profile. */
  static LoadedProfile unconfined(ProfileKey key) {
    return new LoadedProfile(key, empty(key.name(), Profile.Kind.TOP), Mode.UNCONFINED, "");
  }

  private static CompiledProfile empty(String name, Profile.Kind kind) {
    Profile nothing =
        new Profile(
            new Place(name, 1, 1),
            null,
            name,
            name,
            null,
            List.of(),
            List.of(),
            ProfileFlags.NONE,
            kind,
            List.of(),
            List.of());
    return CompiledProfile.of(nothing, Features.DEFAULT, Features.DEFAULT);
  }

  /** As its flags say. */
  static Mode mode(Profile profile) {
    return switch (profile.flags().mode()) {
      case COMPLAIN -> Mode.COMPLAIN;
      case KILL -> Mode.KILL;
      case UNCONFINED -> Mode.UNCONFINED;
      case UNSPECIFIED, ENFORCE -> Mode.ENFORCE;
    };
  }

  LoadedProfile in(Mode other) {
    return other == mode ? this : new LoadedProfile(key, rules, other, origin);
  }

  /** What labels hold of it. */
  public ProfileKey key() {
    return key;
  }

  /** Its name, {@code parent//child} of a child. */
  public String name() {
    return key.name();
  }

  /** Its rules. */
  public CompiledProfile rules() {
    return rules;
  }

  /** What a denial does. */
  public Mode mode() {
    return mode;
  }

  /** What a denial would do as its flags say. */
  public Mode written() {
    return mode(rules.source());
  }

  /** The file it came from, or whatever else was given when it was loaded. */
  public String origin() {
    return origin;
  }

  /** Whether it asks nothing. */
  public boolean unconfined() {
    return mode == Mode.UNCONFINED;
  }

  /** Whether it is a hat. */
  public boolean hat() {
    return rules.source().kind() == Profile.Kind.HAT;
  }

  /** The name of what it is a child of; empty if it is none. */
  public String parent() {
    int end = -1;
    for (int at = name().indexOf("//"); at >= 0; at = name().indexOf("//", at + 2)) {
      end = at;
    }
    return end < 0 ? "" : name().substring(0, end);
  }

  @Override
  public String toString() {
    return key + " (" + mode.name().toLowerCase(Locale.ROOT) + ")";
  }
}
