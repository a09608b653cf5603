package org.gatehouse.apparmor.policy;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.gatehouse.apparmor.policy.ProfileFlags.Mode;
import org.gatehouse.apparmor.policy.ProfileFlags.PathFlag;
import org.jspecify.annotations.Nullable;

/** Reads the flags of a profile: {@code flags=(…)}, or only the parentheses. */
final class FlagsReader {
  private Mode mode = Mode.UNSPECIFIED;
  private boolean audit;
  private final Set<PathFlag> path = EnumSet.noneOf(PathFlag.class);

  private FlagsReader() {}

  static ProfileFlags read(TokenStream tokens) {
    if (tokens.sees(TokenKind.CONDID)) {
      Token name = tokens.next();
      tokens.expect(TokenKind.EQUALS);
      if (!name.text().equals("flags")) {
        throw new PolicyException(name.place(), "expected flags=, found " + name.text() + "=");
      }
    } else if (!tokens.sees(TokenKind.OPENPAREN)) {
      return ProfileFlags.NONE;
    }
    tokens.expect(TokenKind.OPENPAREN);
    FlagsReader flags = new FlagsReader();
    do {
      flags.add(tokens.expect(TokenKind.VALUE));
    } while (!tokens.accepts(TokenKind.CLOSEPAREN));
    return new ProfileFlags(flags.mode, flags.audit, flags.path);
  }

  private void add(Token flag) {
    Mode wanted = named(Mode.values(), flag.text());
    PathFlag pathFlag = named(PathFlag.values(), flag.text());
    if (wanted != null && wanted != Mode.UNSPECIFIED) {
      add(wanted, flag);
    } else if (pathFlag != null) {
      add(pathFlag, flag);
    } else if (flag.text().equals("audit")) {
      audit = true;
    } else {
      throw new PolicyException(flag.place(), "no profile flag '" + flag.text() + "'");
    }
  }

  private void add(Mode wanted, Token flag) {
    if (mode != Mode.UNSPECIFIED && mode != wanted) {
      throw conflict(flag, mode);
    }
    mode = wanted;
  }

  private void add(PathFlag wanted, Token flag) {
    PathFlag opposite = wanted.opposite();
    if (path.contains(opposite)) {
      throw conflict(flag, opposite);
    }
    path.add(wanted);
  }

  private static PolicyException conflict(Token flag, Enum<?> other) {
    return new PolicyException(
        flag.place(),
        "the profile flags "
            + flag.text()
            + " and "
            + other.name().toLowerCase(Locale.ROOT)
            + " exclude each other");
  }

  private static <E extends Enum<E>> @Nullable E named(E[] all, String text) {
    for (E one : all) {
      if (one.name().toLowerCase(Locale.ROOT).equals(text)) {
        return one;
      }
    }
    return null;
  }
}
