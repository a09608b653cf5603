package org.gatehouse.apparmor.policy;

import org.gatehouse.apparmor.policy.FileMode.Letters;
import org.gatehouse.apparmor.policy.FileRule.Owner;
import org.jspecify.annotations.Nullable;

/**
 * Reads file and link rules, in both word orders. The target of {@code ->} is kept as it was
 * written; {@link Transitions} resolves it when the profile's name is known.
 */
final class FileRuleReader {
  private static final int WHOLE =
      FilePerms.EXEC
          | FilePerms.WRITE
          | FilePerms.READ
          | FilePerms.APPEND
          | FilePerms.LINK
          | FilePerms.LOCK
          | FilePerms.MMAP;

  /**
   * A rule as it was written.
   *
   * @param transition the target, even if there is no exec to use it
   */
  record Written(FileRule rule, @Nullable String transition) {}

  private final TokenStream tokens;
  private final Place place;
  private final Qualifiers qualifiers;
  private final Owner owner;

  FileRuleReader(TokenStream tokens, Qualifiers qualifiers, Owner owner) {
    this.tokens = tokens;
    this.place = tokens.peek().place();
    this.qualifiers = qualifiers;
    this.owner = owner;
  }

  Written read() {
    if (tokens.accepts(TokenKind.LINK)) {
      return link();
    }
    if (tokens.accepts(TokenKind.FILE) && tokens.accepts(TokenKind.END_OF_RULE)) {
      Exec inherit = new Exec(Exec.Mode.INHERIT, false, null);
      return written("/{**,}", new Letters(WHOLE, inherit), null, false, null);
    }
    boolean unsafe = tokens.accepts(TokenKind.UNSAFE);
    boolean safe = !unsafe && tokens.accepts(TokenKind.SAFE);
    return tokens.sees(TokenKind.MODE) ? modeFirst(unsafe, safe) : nameFirst(unsafe, safe);
  }

  private Written link() {
    boolean subset = tokens.accepts(TokenKind.SUBSET);
    String name = tokens.name();
    tokens.expect(TokenKind.ARROW);
    String target = tokens.name();
    tokens.endOfRule();
    return written(name, new Letters(FilePerms.LINK, null), target, subset, null);
  }

  private Written nameFirst(boolean unsafe, boolean safe) {
    if (!tokens.sees(TokenKind.ID, TokenKind.SET_VAR)) {
      throw tokens.unexpected(TokenKind.ID, TokenKind.SET_VAR, TokenKind.MODE);
    }
    String name = tokens.name();
    Letters letters = FileMode.read(tokens.expect(TokenKind.MODE));
    if (tokens.sees(TokenKind.ID, TokenKind.SET_VAR)) {
      throw tokens.refused("expected ',' at the end of the rule of " + name);
    }
    String transition = tokens.target();
    tokens.endOfRule();
    return written(name, careful(letters, unsafe, safe), null, false, transition);
  }

  private Written modeFirst(boolean unsafe, boolean safe) {
    Letters letters = FileMode.read(tokens.next());
    boolean subset = tokens.accepts(TokenKind.SUBSET);
    String name = tokens.name();
    String target = tokens.target();
    tokens.endOfRule();
    boolean link = (letters.perms() & FilePerms.LINK) != 0;
    if (subset && letters.perms() != FilePerms.LINK) {
      throw refused("subset goes with l only");
    }
    if (target != null && link && letters.exec() != null) {
      throw refused("l and x exclude each other in a rule with ->");
    }
    if (target != null && link && Label.of(target).namespace() != null) {
      throw refused("l does not go with a namespace behind ->");
    }
    Letters careful = careful(letters, unsafe, safe);
    return link
        ? written(name, careful, target, subset, null)
        : written(name, careful, null, false, target);
  }

  /** Applies {@code safe} or {@code unsafe}. */
  private Letters careful(Letters letters, boolean unsafe, boolean safe) {
    Exec exec = letters.exec();
    if (!unsafe && !safe) {
      return letters;
    }
    if (exec == null) {
      throw refused("expected x in a rule with safe or unsafe");
    }
    return new Letters(letters.perms(), new Exec(exec.mode(), unsafe, null));
  }

  private Written written(
      String name,
      Letters letters,
      @Nullable String linkTarget,
      boolean subset,
      @Nullable String transition) {
    Exec exec = letters.exec();
    checkQualifier(exec, transition);
    Exec kept = exec == null || plainDeny(exec, transition) ? null : exec;
    return new Written(
        new FileRule(place, qualifiers, owner, name, letters.perms(), kept, linkTarget, subset),
        transition);
  }

  private boolean plainDeny(Exec exec, @Nullable String transition) {
    return qualifiers.deny() && transition == null && exec.mode() == Exec.Mode.NONE;
  }

  private void checkQualifier(@Nullable Exec exec, @Nullable String transition) {
    if (exec == null) {
      return;
    }
    boolean plain = exec.mode() == Exec.Mode.NONE && !exec.unsafe();
    if (qualifiers.deny() && !plain) {
      throw refused("expected x without a qualifier in a deny rule");
    }
    if (!qualifiers.deny() && plain && transition == null) {
      throw refused("expected i, p, c or u before x");
    }
  }

  private PolicyException refused(String reason) {
    return new PolicyException(place, reason);
  }
}
