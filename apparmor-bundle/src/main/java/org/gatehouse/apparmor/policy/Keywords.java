package org.gatehouse.apparmor.policy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words that are no names, and the mode that follows some of them. */
final class Keywords {
  private static final Map<String, TokenKind> WORDS = new HashMap<>();

  static {
    TokenKind[] same = {
      TokenKind.NETWORK, TokenKind.UNIX, TokenKind.CAPABILITY, TokenKind.IF, TokenKind.ELSE,
      TokenKind.NOT, TokenKind.DEFINED, TokenKind.CHANGE_PROFILE, TokenKind.UNSAFE, TokenKind.SAFE,
      TokenKind.LINK, TokenKind.OWNER, TokenKind.OTHER, TokenKind.SUBSET, TokenKind.AUDIT,
      TokenKind.DENY, TokenKind.ALLOW, TokenKind.SET, TokenKind.RLIMIT, TokenKind.ALIAS,
      TokenKind.PTRACE, TokenKind.FILE, TokenKind.MOUNT, TokenKind.REMOUNT, TokenKind.UMOUNT,
      TokenKind.PIVOTROOT, TokenKind.IN, TokenKind.DBUS, TokenKind.SIGNAL, TokenKind.SEND,
      TokenKind.RECEIVE, TokenKind.BIND, TokenKind.READ, TokenKind.WRITE, TokenKind.EAVESDROP,
      TokenKind.PEER, TokenKind.TRACE, TokenKind.TRACEDBY, TokenKind.READBY, TokenKind.ABI
    };
    for (TokenKind kind : same) {
      WORDS.put(kind.toString().replace("'", ""), kind);
    }
    WORDS.put("user", TokenKind.OWNER);
    WORDS.put("rewrite", TokenKind.ALIAS);
    WORDS.put("unmount", TokenKind.UMOUNT);
  }

  private Keywords() {}

  static @Nullable TokenKind of(String word) {
    return WORDS.get(word);
  }

  /** The mode that the rest of such a rule is read in. */
  static LexMode modeAfter(TokenKind keyword) {
    return switch (keyword) {
      case RLIMIT -> LexMode.RLIMIT;
      case NETWORK -> LexMode.NETWORK;
      case CHANGE_PROFILE -> LexMode.CHANGE_PROFILE;
      case MOUNT, REMOUNT, UMOUNT -> LexMode.MOUNT;
      case DBUS -> LexMode.DBUS;
      case SIGNAL -> LexMode.SIGNAL;
      case PTRACE -> LexMode.PTRACE;
      case UNIX -> LexMode.UNIX;
      case ABI -> LexMode.ABI;
      default -> LexMode.INITIAL;
    };
  }
}
