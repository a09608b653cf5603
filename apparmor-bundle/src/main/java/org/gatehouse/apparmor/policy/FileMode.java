package org.gatehouse.apparmor.policy;

import org.gatehouse.apparmor.policy.Exec.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Reads the permissions of a file rule. How to execute is four things: from which profiles the new
 * one comes, whether the old one is inherited otherwise, or none, and whether the environment is
 * kept. Two qualifiers in one rule must say the same.
 */
final class FileMode {
  private final Token token;
  private int perms;
  private boolean qualified;
  private Mode mode = Mode.NONE;
  private boolean unsafe;

  private FileMode(Token token) {
    this.token = token;
  }

  /**
   * What the letters say.
   *
   * @param exec null if they hold no x; {@link Mode#NONE} for an x without a qualifier
   */
  record Letters(int perms, @Nullable Exec exec) {}

  static Letters read(Token token) {
    FileMode mode = new FileMode(token);
    String text = token.text();
    for (int at = 0; at < text.length(); ) {
      at += mode.letter(text, at);
    }
    boolean exec = (mode.perms & FilePerms.EXEC) != 0;
    return new Letters(mode.perms, exec ? new Exec(mode.mode, mode.unsafe, null) : null);
  }

  private int letter(String text, int at) {
    char c = text.charAt(at);
    switch (c) {
      case 'w', 'W' -> write();
      case 'a' -> append();
      case 'r', 'R' -> perms |= FilePerms.READ;
      case 'l', 'L' -> perms |= FilePerms.LINK;
      case 'k' -> perms |= FilePerms.LOCK;
      case 'm', 'M' -> perms |= FilePerms.MMAP;
      case 'x', 'X' -> perms |= FilePerms.EXEC;
      case 'i', 'I' -> {
        inherit();
        return 2;
      }
      case 'u', 'U' -> {
        qualify(Mode.UNCONFINED, c == 'u');
        return 2;
      }
      default -> {
        return transition(c, Character.toLowerCase(text.charAt(at + 1)));
      }
    }
    return 1;
  }

  private int transition(char c, char next) {
    boolean local = c == 'c' || c == 'C';
    boolean keeps = c == 'c' || c == 'p';
    switch (next) {
      case 'i' -> qualify(local ? Mode.LOCAL_INHERIT : Mode.PROFILE_INHERIT, keeps);
      case 'u' -> qualify(local ? Mode.LOCAL_UNCONFINED : Mode.PROFILE_UNCONFINED, keeps);
      default -> qualify(local ? Mode.LOCAL : Mode.PROFILE, keeps);
    }
    return next == 'x' ? 2 : 3;
  }

  private void write() {
    if ((perms & FilePerms.APPEND) != 0 && (perms & FilePerms.WRITE) == 0) {
      throw conflict("a and w exclude each other");
    }
    perms |= FilePerms.WRITE | FilePerms.APPEND;
  }

  private void append() {
    if ((perms & FilePerms.WRITE) != 0) {
      throw conflict("a and w exclude each other");
    }
    perms |= FilePerms.APPEND;
  }

  /** An x before it is no qualifier here, unlike with the others. */
  private void inherit() {
    if (qualified && mode != Mode.INHERIT) {
      throw conflict("i does not go with another exec qualifier");
    }
    qualified = true;
    mode = Mode.INHERIT;
    perms |= FilePerms.EXEC;
  }

  private void qualify(Mode wanted, boolean keeps) {
    boolean executes = (perms & FilePerms.EXEC) != 0;
    if (executes && (mode != wanted || unsafe != keeps)) {
      throw conflict("exec qualifiers exclude each other");
    }
    qualified = true;
    mode = wanted;
    unsafe = keeps;
    perms |= FilePerms.EXEC;
  }

  private PolicyException conflict(String reason) {
    return new PolicyException(token.place(), reason + ", found '" + token.text() + "'");
  }
}
