package org.gatehouse.apparmor.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** The lexer in rules that are no file rules: their permissions, and the names after them. */
final class PermissionRules {
  private PermissionRules() {}

  static void add(Map<LexMode, List<LexRule>> rules) {
    words(rules, LexMode.UNIX, TokenKind.CREATE, TokenKind.LISTEN, TokenKind.ACCEPT);
    words(rules, LexMode.UNIX, TokenKind.CONNECT, TokenKind.GETATTR, TokenKind.SETATTR);
    words(rules, LexMode.UNIX, TokenKind.GETOPT, TokenKind.SETOPT, TokenKind.SHUTDOWN);
    words(rules, LexMode.UNIX, TokenKind.BIND, TokenKind.SEND, TokenKind.RECEIVE);
    words(rules, LexMode.DBUS, TokenKind.BIND, TokenKind.EAVESDROP);
    words(rules, LexMode.DBUS, TokenKind.SEND, TokenKind.RECEIVE);
    words(rules, LexMode.SIGNAL, TokenKind.SEND, TokenKind.RECEIVE);
    words(rules, LexMode.PTRACE, TokenKind.TRACE, TokenKind.READBY, TokenKind.TRACEDBY);
    EnumSet<LexMode> modes = EnumSet.of(LexMode.DBUS, LexMode.SIGNAL, LexMode.PTRACE, LexMode.UNIX);
    for (LexMode mode : modes) {
      words(rules, mode, TokenKind.READ, TokenKind.WRITE);
      shared(rules, mode);
    }
    LexRules.add(rules, LexMode.MOUNT, LexRule.of("->", LexRule.token(TokenKind.ARROW)));
    modes.add(LexMode.MOUNT);
    for (LexMode mode : modes) {
      LexRules.add(rules, mode, LexRule.of(PermissionRules::name, LexRule.word(TokenKind.ID)));
    }
  }

  private static void words(Map<LexMode, List<LexRule>> rules, LexMode mode, TokenKind... kinds) {
    for (TokenKind kind : kinds) {
      String word = kind.toString().replace("'", "");
      LexRules.add(rules, mode, LexRule.of(word, LexRule.token(kind)));
    }
  }

  private static void shared(Map<LexMode, List<LexRule>> rules, LexMode mode) {
    LexRules.add(
        rules, mode, LexRule.of("(", LexRule.token(TokenKind.OPENPAREN).push(LexMode.LIST_VAL)));
    LexRules.add(
        rules,
        mode,
        LexRule.followed(
            PermissionRules::readWrite, PermissionRules::end, LexRule.token(TokenKind.MODE)));
  }

  private static int readWrite(String text, int at) {
    return text.startsWith("rw", at) || text.startsWith("wr", at)
        ? 2
        : text.startsWith("r", at) || text.startsWith("w", at) ? 1 : 0;
  }

  static int end(String text, int at) {
    return Matches.space(text, at) || text.startsWith(",", at) ? 1 : 0;
  }

  private static int name(String text, int at) {
    int word = Math.max(Matches.conditional(text, at), Matches.label(text, at));
    return Math.max(word, Matches.quoted(text, at, 0));
  }
}
