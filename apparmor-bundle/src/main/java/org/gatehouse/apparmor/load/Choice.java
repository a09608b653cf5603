package org.gatehouse.apparmor.load;

import org.gatehouse.apparmor.decide.LoadedProfile;

/** What an operator said of a profile, whatever its text says. */
public enum Choice {
  /** Denials count. */
  ENFORCE,
  /** Denials are only recorded. */
  COMPLAIN,
  /** It is not loaded from its file. */
  DISABLE;

  /** The mode; one that is disabled and was loaded by hand keeps its own. */
  LoadedProfile.Mode mode(LoadedProfile profile) {
    return switch (this) {
      case ENFORCE -> LoadedProfile.Mode.ENFORCE;
      case COMPLAIN -> LoadedProfile.Mode.COMPLAIN;
      case DISABLE -> profile.written();
    };
  }
}
